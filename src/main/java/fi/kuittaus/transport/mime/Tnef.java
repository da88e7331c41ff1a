package fi.kuittaus.transport.mime;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * The text in Outlook's {@code winmail.dat} (MS-OXTNEF): of the body attribute, or of the message
 * properties PidTagBody and PidTagBodyHtml.
 */
final class Tnef {
  private static final int SIGNATURE = 0x223E9F78;
  private static final int BODY = 0x0002800C;
  private static final int PROPERTIES = 0x00069003;
  private static final int PID_BODY = 0x1000;
  private static final int PID_BODY_HTML = 0x1013;
  private static final int MOST_PROPERTIES = 2_000;
  private static final Charset ANSI = Charset.forName("windows-1252");

  private final ByteBuffer in;
  private Optional<String> plain = Optional.empty();
  private Optional<String> html = Optional.empty();

  private Tnef(byte[] bytes) {
    this.in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  /** The text; empty where it has none, or is damaged before it. */
  static String text(byte[] bytes) {
    Tnef tnef = new Tnef(bytes);
    if (bytes.length > 6 && tnef.in.getInt() == SIGNATURE) {
      tnef.in.getShort();
      tnef.attributes();
    }
    return tnef.plain
        .filter(t -> !t.isBlank())
        .or(() -> tnef.html.map(h -> HtmlText.of(h, ReadableText.MOST)))
        .orElse("");
  }

  private void attributes() {
    while (in.remaining() >= 9) {
      in.get();
      int id = in.getInt();
      int length = in.getInt();
      if (length < 0 || length > in.remaining()) {
        return;
      }
      ByteBuffer value = in.slice(in.position(), length).order(ByteOrder.LITTLE_ENDIAN);
      if (id == BODY) {
        plain = Optional.of(string(value, ANSI));
      } else if (id == PROPERTIES) {
        properties(value);
      }
      in.position(Math.min(in.limit(), in.position() + length + 2));
    }
  }

  private void properties(ByteBuffer value) {
    int count = value.remaining() >= 4 ? value.getInt() : 0;
    for (int i = 0; i < Math.min(count, MOST_PROPERTIES) && value.remaining() >= 4; i++) {
      if (!property(value)) {
        return;
      }
    }
  }

  /** Reads one property; false where what follows cannot be understood. */
  private boolean property(ByteBuffer value) {
    int type = value.getShort() & 0xFFFF;
    int id = value.getShort() & 0xFFFF;
    if (id >= 0x8000 && !name(value)) {
      return false;
    }
    int fixed = fixedSize(type & 0x0FFF);
    if (fixed > 0 && (type & 0x1000) == 0) {
      return skip(value, fixed);
    }
    int values = value.remaining() >= 4 ? value.getInt() : -1;
    for (int i = 0; i < values; i++) {
      int length = fixed > 0 ? fixed : value.remaining() >= 4 ? value.getInt() : -1;
      if (length < 0 || length > value.remaining()) {
        return false;
      }
      take(type & 0x0FFF, id, value.slice(value.position(), length));
      if (!skip(value, (length + 3) / 4 * 4)) {
        return false;
      }
    }
    return values >= 0;
  }

  private void take(int type, int id, ByteBuffer value) {
    Charset charset = type == 0x1F ? StandardCharsets.UTF_16LE : ANSI;
    if (id == PID_BODY) {
      plain = Optional.of(string(value, charset));
    } else if (id == PID_BODY_HTML) {
      html = Optional.of(string(value, charset));
    }
  }

  /** A property with a name has a GUID, and then a number or a string. */
  private static boolean name(ByteBuffer value) {
    if (value.remaining() < 24) {
      return false;
    }
    value.position(value.position() + 16);
    int kind = value.getInt();
    int number = value.getInt();
    return kind == 0 || (number >= 0 && number < 1 << 20 && skip(value, (number + 3) / 4 * 4));
  }

  private static int fixedSize(int type) {
    return switch (type) {
      case 0x02, 0x03, 0x04, 0x0A, 0x0B -> 4;
      case 0x05, 0x06, 0x07, 0x14, 0x40 -> 8;
      case 0x48 -> 16;
      default -> 0;
    };
  }

  private static boolean skip(ByteBuffer value, int bytes) {
    boolean fits = bytes <= value.remaining();
    value.position(fits ? value.position() + bytes : value.limit());
    return fits;
  }

  private static String string(ByteBuffer value, Charset charset) {
    int most = Math.min(value.remaining(), 4 * ReadableText.MOST);
    byte[] bytes = new byte[most];
    value.get(value.position(), bytes);
    String text = new String(bytes, charset);
    int end = text.indexOf('\0');
    return (end < 0 ? text : text.substring(0, end)).replace("\r\n", "\n").replace('\r', '\n');
  }
}
