package fi.kuittaus.transport.mime;

import fi.kuittaus.mail.Headers;
import java.util.List;
import java.util.Optional;

/**
 * One MIME entity of a raw mail (RFC 2045): the mail itself, or a part of it.
 *
 * @param fields its header fields, unfolded, raw 8-bit text decoded
 * @param type its Content-Type
 * @param body where its content lies
 * @param children its parts; for {@code message/rfc822} the enclosed mail
 * @param place where in the tree it stands
 */
record Entity(Headers fields, Parameterized type, Span body, List<Entity> children, Place place) {

  /**
   * Where an entity stands.
   *
   * @param depth 0 for the mail itself
   * @param inForwarded whether it lies within an enclosed mail
   */
  record Place(int depth, boolean inForwarded) {
    Place below(boolean enclosedMail) {
      return new Place(depth + 1, inForwarded || enclosedMail);
    }
  }

  boolean is(String mediaType) {
    return type.value().equals(mediaType);
  }

  boolean isMultipart() {
    return type.value().startsWith("multipart/");
  }

  boolean isEnclosedMail() {
    return isEnclosedMail(type.value());
  }

  static boolean isEnclosedMail(String mediaType) {
    return mediaType.equals("message/rfc822")
        || mediaType.equals("message/global")
        || mediaType.equals("message/news");
  }

  String transferEncoding() {
    return fields.first("Content-Transfer-Encoding").orElse("");
  }

  Parameterized disposition() {
    return Parameterized.parse(fields.first("Content-Disposition").orElse(""));
  }

  /** The attachment's name: of Content-Disposition, or else of Content-Type. */
  Optional<String> fileName() {
    return disposition()
        .parameter("filename")
        .or(() -> type.parameter("name"))
        .map(EncodedWords::decode)
        .map(String::strip)
        .filter(n -> !n.isEmpty());
  }

  /** Whether it is something to save, not to read: said so, or named and not said to be inline. */
  boolean isAttachment() {
    String how = disposition().value();
    return how.equals("attachment") || (!how.equals("inline") && fileName().isPresent());
  }
}
