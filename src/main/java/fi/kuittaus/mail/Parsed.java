package fi.kuittaus.mail;

/** What came of parsing a raw mail. */
public sealed interface Parsed {
  /** A mail that could be read, perhaps only in part. */
  record Mail(InboundMessage message) implements Parsed {}

  /**
   * A mail that could not be read at all, for quarantine.
   *
   * @param raw its bytes, not copied
   * @param reason why, without content
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared; a copy of 50 MB would serve nobody
  record Unreadable(byte[] raw, String reason) implements Parsed {}
}
