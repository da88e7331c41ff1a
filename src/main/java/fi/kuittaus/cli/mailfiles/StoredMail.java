package fi.kuittaus.cli.mailfiles;

import java.nio.file.Path;
import java.util.OptionalInt;

/**
 * A raw mail in a file.
 *
 * @param index its place in an mbox, from 0; empty where the file is the mail
 * @param raw its bytes, not copied; cut where it is longer than {@link MailFiles#MOST_BYTES}
 */
@SuppressWarnings("ArrayRecordComponent") // never compared; a copy of a big mail would serve nobody
public record StoredMail(Path file, OptionalInt index, byte[] raw) {}
