package fi.kuittaus.transport.mime;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds the MIME structure of a raw mail in one pass over its lines, so that its cost grows with
 * the size of the mail alone, however its parts are nested.
 *
 * <p>Missing end boundaries, boundaries that no header names, and enclosed mails that break off are
 * taken as they come. Structure below {@value #DEEPEST} levels or beyond {@value #MOST_PARTS} parts
 * is content like any other.
 */
final class EntityReader {
  private static final int DEEPEST = 200;
  private static final int MOST_PARTS = 1_000;
  private static final int PREAMBLE = 64_000;

  private final byte[] raw;
  private final Deque<Open> open = new ArrayDeque<>();
  private int at;
  private int parts;

  private EntityReader(byte[] raw) {
    this.raw = raw;
  }

  static Entity read(byte[] raw) {
    return new EntityReader(raw).read();
  }

  private Entity read() {
    begin(new Entity.Place(0, false), "text/plain");
    while (at < raw.length) {
      int start = at;
      int end = Lines.end(raw, start, raw.length);
      at = Lines.next(raw, end, raw.length);
      Open owner = owner(start, end);
      if (owner != null) {
        boundary(owner, start, end);
      }
    }
    Entity last = close(raw.length);
    while (!open.isEmpty()) {
      last = close(raw.length);
    }
    return last;
  }

  /** Reads the header of an entity at the present line, and of the mail enclosed in it. */
  private void begin(Entity.Place place, String defaultType) {
    parts++;
    HeaderBlock header =
        HeaderBlock.read(raw, at, raw.length, (start, end) -> owner(start, end) != null);
    at = header.end();
    Parameterized type = typeOf(header, defaultType);
    boolean mayNest = place.depth() < DEEPEST && parts < MOST_PARTS;
    boolean multipart = mayNest && type.value().startsWith("multipart/");
    Open entity = new Open(header, type, place, multipart ? boundaryOf(type) : null);
    open.push(entity);
    if (mayNest && entity.enclosesMail()) {
      begin(place.below(true), "text/plain");
    }
  }

  private static Parameterized typeOf(HeaderBlock header, String defaultType) {
    Parameterized type = Parameterized.parse(header.fields().first("Content-Type").orElse(""));
    if (type.value().matches("[^\\s/]+/[^\\s/]+")) {
      return type;
    }
    // RFC 2045 section 5.2: what cannot be understood is plain text.
    return new Parameterized(defaultType, type.parameters());
  }

  /** The boundary that the header names, if the content has it, or else the one that it has. */
  private byte @Nullable [] boundaryOf(Parameterized type) {
    byte[] named =
        type.parameter("boundary").orElse("").stripTrailing().getBytes(StandardCharsets.ISO_8859_1);
    byte @Nullable [] guess = null;
    int line = at;
    while (line < raw.length && line - at < PREAMBLE) {
      int end = Lines.end(raw, line, raw.length);
      if (named.length > 0 && isDelimiter(line, end, named)) {
        return named;
      }
      if (guess == null && looksLikeDelimiter(line, end) && owner(line, end) == null) {
        guess = java.util.Arrays.copyOfRange(raw, line + 2, trimmed(line, end));
      }
      line = Lines.next(raw, end, raw.length);
    }
    return guess == null && named.length > 0 ? named : guess;
  }

  private void boundary(Open owner, int start, int end) {
    int contentStart = open.element().header.end();
    int contentEnd = Lines.withoutLastBreak(raw, contentStart, /* end= */ start);
    while (open.element() != owner) {
      close(contentEnd);
    }
    if (owner.isClosedBy(raw, start, end)) {
      owner.boundary = null;
    } else if (parts < MOST_PARTS) {
      boolean digest = owner.type.value().equals("multipart/digest");
      begin(owner.place.below(false), digest ? "message/rfc822" : "text/plain");
    }
  }

  /** Closes the innermost entity and gives it to the one around it. */
  private Entity close(int end) {
    Entity entity = open.pop().close(end);
    if (!open.isEmpty()) {
      open.element().children.add(entity);
    }
    return entity;
  }

  /** The innermost open entity whose boundary this line is. */
  private @Nullable Open owner(int start, int end) {
    if (!dashes(start, end)) {
      return null;
    }
    for (Open candidate : open) {
      if (candidate.boundary != null && isDelimiter(start, end, candidate.boundary)) {
        return candidate;
      }
    }
    return null;
  }

  private boolean dashes(int start, int end) {
    return end - start >= 2 && raw[start] == '-' && raw[start + 1] == '-';
  }

  /** Dashes, then a name without spaces: no rule, signature or divider that people write. */
  private boolean looksLikeDelimiter(int start, int end) {
    boolean named = false;
    int last = trimmed(start, end);
    for (int i = start; i < last; i++) {
      if (raw[i] == ' ' || raw[i] == '\t') {
        return false;
      }
      named |= raw[i] != '-' && raw[i] != '_' && raw[i] != '=';
    }
    return named && dashes(start, end);
  }

  private int trimmed(int start, int end) {
    int i = end;
    while (i > start && (raw[i - 1] == ' ' || raw[i - 1] == '\t')) {
      i--;
    }
    return i;
  }

  /** Whether the line is {@code --boundary} or {@code --boundary--} (RFC 2046 section 5.1.1). */
  private boolean isDelimiter(int start, int end, byte[] boundary) {
    int afterName = start + 2 + boundary.length;
    int last = trimmed(start, end);
    if (!dashes(start, end) || last < afterName) {
      return false;
    }
    for (int i = 0; i < boundary.length; i++) {
      if (raw[start + 2 + i] != boundary[i]) {
        return false;
      }
    }
    return last == afterName || dashes(afterName, end);
  }

  /** An entity whose end has not come yet. */
  private static final class Open {
    private final HeaderBlock header;
    private final Parameterized type;
    private final Entity.Place place;
    private final List<Entity> children = new ArrayList<>();
    private byte @Nullable [] boundary;

    Open(HeaderBlock header, Parameterized type, Entity.Place place, byte @Nullable [] boundary) {
      this.header = header;
      this.type = type;
      this.place = place;
      this.boundary = boundary;
    }

    boolean enclosesMail() {
      String encoding = header.fields().first("Content-Transfer-Encoding").orElse("");
      return Entity.isEnclosedMail(type.value()) && !TransferEncoding.isEncoded(encoding);
    }

    boolean isClosedBy(byte[] raw, int start, int end) {
      int afterName = start + 2 + (boundary == null ? 0 : boundary.length);
      return end - afterName >= 2 && raw[afterName] == '-' && raw[afterName + 1] == '-';
    }

    Entity close(int end) {
      Span body = new Span(header.end(), Math.max(header.end(), end));
      return new Entity(header.fields(), type, body, List.copyOf(children), place);
    }
  }
}
