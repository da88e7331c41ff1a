package fi.kuittaus.mail;

import java.util.List;

/**
 * What a mail says and is made of.
 *
 * @param text the readable text, from the plain part or else from the HTML; empty where there is
 *     none; lines end with {@code \n}
 * @param own the sender's own words in that text
 * @param parts the MIME structure in document order; the first is the mail itself
 */
public record Content(String text, OwnWords own, List<MimePart> parts) {
  public Content {
    parts = List.copyOf(parts);
  }

  /** The type of the whole mail, {@code text/plain} where it names none (RFC 2045 section 5.2). */
  public String type() {
    return parts.isEmpty() ? "text/plain" : parts.getFirst().type();
  }
}
