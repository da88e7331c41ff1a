package fi.kuittaus.transport;

import fi.kuittaus.mail.Parsed;
import fi.kuittaus.transport.mime.RawMail;
import java.time.Instant;

/**
 * Reads raw mails into values, whatever their charset or damage. Safe for several threads.
 *
 * <p>Time and memory grow with the size of the mail alone; text is cut at 200,000 characters. No
 * {@code mail.mime.*} setting of the JVM has a part in it.
 */
public final class MimeReader {
  /**
   * The mail in these bytes; what cannot be read at all comes back as {@link Parsed.Unreadable},
   * never as an exception.
   *
   * @param raw the whole mail, or what of it was fetched; not copied
   * @param arrivedAt INTERNALDATE, never later than now
   */
  public Parsed read(byte[] raw, Instant arrivedAt) {
    try {
      return new Parsed.Mail(new RawMail(raw).read(arrivedAt));
    } catch (RuntimeException e) {
      return new Parsed.Unreadable(raw, "could not be parsed: " + e.getClass().getSimpleName());
    }
  }
}
