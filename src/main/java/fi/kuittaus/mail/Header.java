package fi.kuittaus.mail;

import java.util.regex.Pattern;

/**
 * One header field: a name and its unfolded value.
 *
 * @param name as written
 * @param value unfolded, without surrounding space; not decoded (RFC 2047) in an incoming mail
 */
public record Header(String name, String value) {
  private static final Pattern LINE_BREAK = Pattern.compile("[\\r\\n\\x00]");

  /**
   * Refuses what would end the line and begin another header.
   *
   * @throws IllegalArgumentException if either part holds CR, LF or NUL
   */
  public Header {
    if (LINE_BREAK.matcher(name).find() || LINE_BREAK.matcher(value).find()) {
      throw new IllegalArgumentException("a header holds no line breaks");
    }
  }

  public boolean is(String otherName) {
    return name.equalsIgnoreCase(otherName);
  }
}
