package fi.kuittaus.store;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/** The mark by which a mail is known again once nothing else is kept of it. */
final class MailMark {
  private MailMark() {}

  /** SHA-256 of what tells one mail from another; nobody without the mail learns from it. */
  static String of(Optional<String> messageId, Optional<String> sender, String digest) {
    String mail = messageId.orElse("") + "\n" + sender.orElse("") + "\n" + digest;
    try {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(sha.digest(mail.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
