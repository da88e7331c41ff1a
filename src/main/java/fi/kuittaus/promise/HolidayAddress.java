package fi.kuittaus.promise;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The address that a calendar of holidays is fetched from. As text it is its host alone: whoever
 * knows the rest of it can often read the calendar.
 *
 * @param uri http or https, with a host
 */
public record HolidayAddress(URI uri) {
  /**
   * Checks the address.
   *
   * @throws IllegalArgumentException if it is not one of the web
   */
  public HolidayAddress {
    boolean web =
        "https".equalsIgnoreCase(uri.getScheme()) || "http".equalsIgnoreCase(uri.getScheme());
    if (!web || uri.getHost() == null) {
      throw new IllegalArgumentException(
          "this is not an address of the web; https://example.com/holidays.ics would do");
    }
  }

  /** The name of the file that keeps what was fetched last. */
  public String fileName() {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256")
              .digest(uri.toString().getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest, 0, 12) + ".ics";
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e); // every Java has it
    }
  }

  @Override
  public String toString() {
    return uri.getHost();
  }
}
