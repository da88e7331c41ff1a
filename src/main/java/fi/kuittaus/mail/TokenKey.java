package fi.kuittaus.mail;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The key that makes our own mail recognisable: nobody without it can forge a Message-ID or token
 * of ours.
 *
 * <p>Our Message-IDs read {@code <ku-7f3k9.NONCE.MAC@example.com>}; the header {@value #HEADER}
 * carries the same local part, since some relays rewrite Message-IDs. Safe for several threads.
 */
public final class TokenKey {
  /** The header that carries our token. */
  public static final String HEADER = "X-Kuittaus-Token";

  private static final Pattern TOKEN =
      Pattern.compile("(?<reference>ku-[0-9a-z]+)\\.(?<nonce>[0-9a-z]+)\\.(?<mac>[0-9a-v]{16})");
  private final SecretKeySpec key;

  /**
   * A key of these bytes.
   *
   * @throws IllegalArgumentException if there are fewer than 16
   */
  public TokenKey(byte[] secret) {
    if (secret.length < 16) {
      throw new IllegalArgumentException("a token key has at least 16 bytes");
    }
    this.key = new SecretKeySpec(secret, "HmacSHA256");
  }

  /**
   * A Message-ID of ours.
   *
   * @param reference of the conversation, {@code KU-7F3K9}
   * @param nonce letters and digits that no other mail of this conversation has
   * @param domain of the mailbox
   */
  public MessageId messageId(String reference, String nonce, String domain) {
    String name = reference.toLowerCase(Locale.ROOT) + "." + nonce.toLowerCase(Locale.ROOT);
    return new MessageId("<" + name + "." + mac(name) + "@" + domain + ">");
  }

  /** What {@value #HEADER} carries in the mail of this Message-ID. */
  public String token(MessageId id) {
    return id.value().substring(1, id.value().indexOf('@'));
  }

  /**
   * The reference in a Message-ID or token that this key made, in upper case; empty if it did not.
   */
  public Optional<String> reference(String idOrToken) {
    String token = idOrToken.strip().replaceFirst("^<", "").replaceFirst("@.*$", "");
    Matcher m = TOKEN.matcher(token.toLowerCase(Locale.ROOT));
    if (!m.matches()) {
      return Optional.empty();
    }
    byte[] expected = ascii(mac(m.group("reference") + "." + m.group("nonce")));
    return MessageDigest.isEqual(expected, ascii(m.group("mac")))
        ? Optional.of(m.group("reference").toUpperCase(Locale.ROOT))
        : Optional.empty();
  }

  private String mac(String name) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(key);
      byte[] sum = mac.doFinal(ascii(name));
      StringBuilder text = new StringBuilder();
      for (int i = 0; i < 16; i++) {
        int bit = i * 5;
        int pair = (sum[bit / 8] & 0xff) << 8 | (sum[bit / 8 + 1] & 0xff);
        text.append(Character.forDigit(pair >> (11 - bit % 8) & 31, 32));
      }
      return text.toString();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has HmacSHA256", e);
    }
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
