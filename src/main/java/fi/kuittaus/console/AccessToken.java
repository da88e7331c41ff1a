package fi.kuittaus.console;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Locale;

/** The secret that every request carries: 256 random bits in hexadecimal, new at each start. */
record AccessToken(String value) {
  private static final String SCHEME = "bearer ";

  static AccessToken random() {
    byte[] bits = new byte[32];
    new SecureRandom().nextBytes(bits);
    return new AccessToken(HexFormat.of().formatHex(bits));
  }

  /** Whether this Authorization header holds the token; takes as long whatever it holds. */
  boolean matches(String authorization) {
    if (!authorization.toLowerCase(Locale.ROOT).startsWith(SCHEME)) {
      return false;
    }
    return MessageDigest.isEqual(
        value.getBytes(StandardCharsets.US_ASCII),
        authorization.substring(SCHEME.length()).strip().getBytes(StandardCharsets.UTF_8));
  }

  /** Not the secret. */
  @Override
  public String toString() {
    return "AccessToken";
  }
}
