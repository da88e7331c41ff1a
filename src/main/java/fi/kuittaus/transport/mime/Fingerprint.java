package fi.kuittaus.transport.mime;

import fi.kuittaus.mail.Header;
import fi.kuittaus.mail.Headers;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Set;

/**
 * The digest of what the author wrote: SHA-256 over the content, line breaks unified, and over the
 * header fields of the author alone, in whatever order and folding.
 *
 * <p>Trace and routing fields (Received, Return-Path, Delivered-To, Authentication-Results, X-…,
 * and any other that is not named here) do not count, so copies that came by different ways have
 * the same digest.
 */
final class Fingerprint {
  private static final Set<String> AUTHORS =
      Set.of(
          "from",
          "sender",
          "reply-to",
          "to",
          "cc",
          "subject",
          "date",
          "message-id",
          "in-reply-to",
          "references",
          "mime-version",
          "content-type",
          "content-transfer-encoding",
          "content-disposition",
          "auto-submitted");

  private Fingerprint() {}

  static String of(byte[] raw, Headers fields, int contentStart) {
    MessageDigest digest = sha256();
    fields.fields().stream()
        .filter(f -> AUTHORS.contains(f.name().toLowerCase(Locale.ROOT)))
        .map(Fingerprint::line)
        .sorted()
        .forEach(line -> digest.update(line.getBytes(StandardCharsets.UTF_8)));
    int end = raw.length;
    while (end > contentStart && (raw[end - 1] == '\n' || raw[end - 1] == '\r')) {
      end--;
    }
    int at = contentStart;
    while (at < end) {
      int lineEnd = Lines.end(raw, at, end);
      digest.update(raw, at, lineEnd - at);
      digest.update((byte) '\n');
      at = Lines.next(raw, lineEnd, end);
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private static String line(Header field) {
    String value = field.value().replaceAll("\\s+", " ");
    return field.name().toLowerCase(Locale.ROOT) + ":" + value + "\n";
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
