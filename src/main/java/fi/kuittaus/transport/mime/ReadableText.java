package fi.kuittaus.transport.mime;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What a person reads in a mail: its plain text, or else the text of its HTML.
 *
 * <p>Of {@code multipart/alternative} it is the plain part unless that is empty; of a report, a
 * signed or a related mail the first part; of any other all its texts in order, attachments not. An
 * enclosed mail is read only where there is nothing else.
 */
final class ReadableText {
  /** The most characters of text that a mail has. */
  static final int MOST = 200_000;

  private static final int MOST_BYTES = 4 * MOST;
  private static final int MOST_HTML_BYTES = 2 << 20;
  private static final Pattern META_CHARSET =
      Pattern.compile("(?i)<meta[^>]{0,200}charset=[\"']?([\\w.:-]{1,40})");
  private final byte[] raw;

  /** Whether texts with a file name are read too, since there is no other. */
  private boolean namedToo;

  private ReadableText(byte[] raw) {
    this.raw = raw;
  }

  static String of(byte[] raw, Entity mail) {
    ReadableText reader = new ReadableText(raw);
    String text = reader.outer(mail);
    if (text.isBlank()) {
      text = new Wrapped(raw).text(mail);
    }
    if (text.isBlank() && !mail.is("multipart/report")) {
      text = reader.enclosed(mail);
    }
    return bounded(text.strip());
  }

  /** What is text by itself: neither within another format nor in an enclosed mail. */
  static String outer(byte[] raw, Entity mail) {
    return bounded(new ReadableText(raw).outer(mail).strip());
  }

  private String outer(Entity mail) {
    String text = text(mail);
    if (text.isBlank()) {
      namedToo = true;
      text = text(mail);
    }
    return text;
  }

  private String text(Entity entity) {
    boolean root = entity.place().depth() == 0;
    if (entity.isEnclosedMail() || (isToSave(entity) && !root)) {
      return "";
    }
    if (!entity.children().isEmpty()) {
      return multipart(entity);
    }
    return switch (entity.type().value()) {
      case "text/html", "application/xhtml+xml" -> html(entity);
      case "text/calendar", "text/x-vcard", "text/vcard", "text/rfc822-headers", "text/css" -> "";
      default ->
          entity.type().value().startsWith("text") || brokenMultipart(entity) ? plain(entity) : "";
    };
  }

  private boolean isToSave(Entity entity) {
    return namedToo ? entity.disposition().value().equals("attachment") : entity.isAttachment();
  }

  private static boolean brokenMultipart(Entity entity) {
    return entity.isMultipart() && entity.children().isEmpty();
  }

  private String multipart(Entity entity) {
    List<Entity> parts = entity.children();
    return switch (entity.type().value()) {
      case "multipart/alternative" -> alternative(parts);
      case "multipart/report", "multipart/related", "multipart/signed" -> firstOf(parts);
      default ->
          parts.stream()
              .map(this::text)
              .filter(t -> !t.isBlank())
              .limit(50)
              .collect(Collectors.joining("\n"));
    };
  }

  private String alternative(List<Entity> parts) {
    Optional<String> plain =
        parts.stream()
            .filter(p -> p.is("text/plain"))
            .map(this::text)
            .filter(t -> !t.isBlank())
            .findFirst();
    return plain.orElseGet(() -> firstOf(parts));
  }

  private String firstOf(List<Entity> parts) {
    return parts.stream().map(this::text).filter(t -> !t.isBlank()).findFirst().orElse("");
  }

  /** The text of the first enclosed mail that has some. */
  private String enclosed(Entity entity) {
    for (Entity child : entity.children()) {
      String text = entity.isEnclosedMail() ? text(child) : enclosed(child);
      if (!text.isBlank()) {
        return text;
      }
    }
    return "";
  }

  private String plain(Entity entity) {
    String text = decoded(entity, MOST_BYTES);
    boolean flowed = entity.type().parameter("format").orElse("").equalsIgnoreCase("flowed");
    boolean delSp = entity.type().parameter("delsp").orElse("").equalsIgnoreCase("yes");
    String unfolded = flowed ? FlowedText.unfold(text, delSp) : text;
    return bounded(Armor.without(Uuencode.without(unfolded)));
  }

  private String html(Entity entity) {
    return HtmlText.of(decoded(entity, MOST_HTML_BYTES), MOST);
  }

  private String decoded(Entity entity, int mostBytes) {
    Span body = entity.body();
    Span head = new Span(body.start(), (int) Math.min(body.end(), body.start() + 2L * mostBytes));
    byte[] bytes = TransferEncoding.decode(raw, head, entity.transferEncoding());
    boolean cut = bytes.length > mostBytes || head.end() < body.end();
    byte[] some = cut ? upToLine(bytes, Math.min(bytes.length, mostBytes)) : bytes;
    String text = Charsets.decode(some, charset(entity, some));
    return text.replace("\r\r\n", "\n").replace("\r\n", "\n").replace('\r', '\n').replace("\0", "");
  }

  private static String charset(Entity entity, byte[] bytes) {
    return entity.type().parameter("charset").orElseGet(() -> charsetInMarkup(bytes));
  }

  /** The charset that an HTML document names in its own head. */
  private static String charsetInMarkup(byte[] bytes) {
    String head = new String(bytes, 0, Math.min(bytes.length, 2_000), StandardCharsets.ISO_8859_1);
    Matcher named = META_CHARSET.matcher(head);
    return named.find() ? named.group(1) : "";
  }

  /** Cuts at a line's end where one is near, so that no character is cut in two. */
  private static byte[] upToLine(byte[] bytes, int most) {
    int end = most;
    while (end > most - 2_000 && end > 0 && bytes[end - 1] != '\n') {
      end--;
    }
    return Arrays.copyOf(bytes, end > 0 && bytes[end - 1] == '\n' ? end : most);
  }

  private static String bounded(String text) {
    if (text.length() <= MOST) {
      return text;
    }
    int end = Character.isHighSurrogate(text.charAt(MOST - 1)) ? MOST - 1 : MOST;
    return text.substring(0, end);
  }
}
