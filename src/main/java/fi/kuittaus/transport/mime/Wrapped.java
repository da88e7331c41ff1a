package fi.kuittaus.transport.mime;

/**
 * Text that a mail has only within another format: Outlook's {@code winmail.dat}, or an opaque
 * S/MIME signature (RFC 8551 section 3.5.2).
 */
final class Wrapped {
  private static final int MOST_PARTS = 50;
  private static final int MOST_SIGNATURES = 5;
  private static final int MOST_BYTES = 4 << 20;

  private final byte[] raw;
  private int parts;

  Wrapped(byte[] raw) {
    this.raw = raw;
  }

  /** The first such text in an entity; empty where there is none. */
  String text(Entity entity) {
    String text = parts++ < MOST_PARTS ? ofLeaf(entity) : "";
    for (Entity child : entity.children()) {
      if (text.isBlank() && !entity.isEnclosedMail() && parts < MOST_PARTS) {
        text = text(child);
      }
    }
    return text;
  }

  private String ofLeaf(Entity entity) {
    return switch (entity.type().value()) {
      case "application/ms-tnef", "application/vnd.ms-tnef" -> Tnef.text(bytes(entity));
      case "application/pkcs7-mime", "application/x-pkcs7-mime" -> signed(bytes(entity));
      default -> "";
    };
  }

  /** A few signatures may lie around each other. */
  private static String signed(byte[] der) {
    byte[] content = SignedData.content(der);
    for (int depth = 0; depth < MOST_SIGNATURES && content.length > 0; depth++) {
      Entity inner = EntityReader.read(content);
      if (!inner.type().value().endsWith("pkcs7-mime")) {
        return ReadableText.outer(content, inner);
      }
      content =
          SignedData.content(
              TransferEncoding.decode(content, inner.body(), inner.transferEncoding()));
    }
    return "";
  }

  private byte[] bytes(Entity entity) {
    Span body = entity.body();
    Span head = new Span(body.start(), Math.min(body.end(), body.start() + MOST_BYTES));
    return TransferEncoding.decode(raw, head, entity.transferEncoding());
  }
}
