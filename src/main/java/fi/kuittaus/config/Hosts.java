package fi.kuittaus.config;

import static fi.kuittaus.config.Words.refused;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The grammar of hosts: servers, those that vouch for mail, and this machine itself. */
final class Hosts {
  private static final Pattern HOST =
      Pattern.compile(
          "[\\p{L}\\p{N}]([\\p{L}\\p{N}._-]*[\\p{L}\\p{N}])?\\.?|\\[?[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*]?");
  private static final Pattern LISTEN = Pattern.compile("(\\[[^\\]]*]|[^:\\[\\]]+):([0-9]{1,5})");
  private static final Pattern LOOPBACK =
      Pattern.compile("127(\\.[0-9]{1,3}){3}|::1|localhost", Pattern.CASE_INSENSITIVE);

  private Hosts() {}

  /** A server's name or address, without the brackets of IPv6. */
  static String host(String text) {
    if (!HOST.matcher(text).matches()) {
      throw refused(text, "is not a host name without scheme and port; mail.example.com would do");
    }
    return text.replaceAll("[\\[\\]]", "");
  }

  /** An authserv-id (RFC 8601), lower case. */
  static String authservId(String text) {
    if (!HOST.matcher(text).matches()) {
      throw refused(text, "is not a name as in Authentication-Results; mx.example.com would do");
    }
    return text.toLowerCase(Locale.ROOT);
  }

  /** An address to listen at, loopback only. */
  static Settings.Listen listen(String text) {
    Matcher parts = LISTEN.matcher(text);
    if (!parts.matches() || Integer.parseInt(parts.group(2)) > 65535) {
      throw refused(text, "is not address:port; \"127.0.0.1:8025\" would do");
    }
    String host = parts.group(1).replaceAll("[\\[\\]]", "");
    if (!isLoopback(host)) {
      throw refused(
          text,
          "is open to the network, and there is no TLS here yet; \"127.0.0.1:8025\" behind a proxy"
              + " with TLS would do");
    }
    return new Settings.Listen(host, Integer.parseInt(parts.group(2)));
  }

  /** Whether this is the name or an address of the machine itself. */
  static boolean isLoopback(String host) {
    return LOOPBACK.matcher(host).matches();
  }
}
