package fi.kuittaus.transport.mime;

import fi.kuittaus.mail.Header;
import fi.kuittaus.mail.Headers;
import fi.kuittaus.mail.MimePart;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** The parts of a mail as values, in document order, with what parts for machines say. */
final class Structure {
  private static final int MOST_REPORT_BYTES = 64_000;
  private static final Set<String> FOR_MACHINES =
      Set.of(
          "message/delivery-status",
          "message/global-delivery-status",
          "message/disposition-notification",
          "message/global-disposition-notification",
          "message/feedback-report",
          "text/rfc822-headers",
          "message/global-headers",
          "text/calendar",
          "application/ics");

  private final byte[] raw;
  private final List<MimePart> parts = new ArrayList<>();

  private Structure(byte[] raw) {
    this.raw = raw;
  }

  static List<MimePart> of(byte[] raw, Entity mail) {
    Structure structure = new Structure(raw);
    structure.add(mail);
    return structure.parts;
  }

  private void add(Entity entity) {
    parts.add(
        new MimePart(
            entity.type().value(),
            entity.type().parameters(),
            entity.fileName(),
            entity.isAttachment(),
            entity.place().depth(),
            entity.place().inForwarded(),
            fields(entity)));
    entity.children().forEach(this::add);
  }

  private Headers fields(Entity entity) {
    if (entity.isEnclosedMail() && !entity.children().isEmpty()) {
      return entity.children().getFirst().fields();
    }
    return FOR_MACHINES.contains(entity.type().value()) ? said(entity) : new Headers(List.of());
  }

  /** All groups of a report (RFC 3464 section 2.1), or all properties of a calendar. */
  private Headers said(Entity entity) {
    byte[] decoded = TransferEncoding.decode(raw, entity.body(), entity.transferEncoding());
    byte[] text = Arrays.copyOf(decoded, Math.min(decoded.length, MOST_REPORT_BYTES));
    List<Header> fields = new ArrayList<>();
    int at = 0;
    while (at < text.length) {
      HeaderBlock group = HeaderBlock.read(text, at, text.length, (start, end) -> false);
      fields.addAll(group.fields().fields());
      at =
          group.end() > at
              ? group.end()
              : Lines.next(text, Lines.end(text, at, text.length), text.length);
    }
    return new Headers(fields);
  }
}
