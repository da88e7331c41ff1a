package fi.kuittaus.screening;

import fi.kuittaus.mail.InboundMessage;
import fi.kuittaus.mail.MimePart;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/** What a mail reports to machines, by its outer structure: not by a report that it forwards. */
final class Reports {
  private static final Set<String> DELIVERY =
      Set.of("message/delivery-status", "message/global-delivery-status");
  private static final Set<String> RECEIPT =
      Set.of("message/disposition-notification", "message/global-disposition-notification");
  private static final Set<String> NO_FAILURE =
      Set.of("delayed", "delivered", "relayed", "expanded");

  private Reports() {}

  /** {@code multipart/report}, of whatever kind (RFC 6522). */
  static boolean isReport(Facts facts) {
    return facts.mail().content().type().equals("multipart/report");
  }

  static boolean isDelivery(Facts facts) {
    return isReport(facts) && (isOfType(facts, "delivery-status") || hasDeliveryPart(facts));
  }

  static boolean hasDeliveryPart(Facts facts) {
    return facts.parts().anyMatch(Reports::isDeliveryStatus);
  }

  static boolean isDeliveryStatus(MimePart part) {
    return DELIVERY.contains(part.type());
  }

  /** The parts of a mail itself, not of one that it encloses. */
  static Stream<MimePart> ownParts(InboundMessage mail) {
    return mail.content().parts().stream().filter(p -> !p.inForwarded());
  }

  static boolean isReceipt(Facts facts) {
    return isReport(facts)
        && (isOfType(facts, "disposition-notification")
            || facts.parts().anyMatch(p -> RECEIPT.contains(p.type())));
  }

  static boolean isAbuse(Facts facts) {
    return isReport(facts)
        && (isOfType(facts, "feedback-report") || facts.hasPart("message/feedback-report"));
  }

  /** A report that says of no recipient that delivery failed: a delay, or a success. */
  static boolean tellsNoFailure(Facts facts) {
    List<String> actions =
        facts
            .parts()
            .filter(Reports::isDeliveryStatus)
            .flatMap(p -> p.fields().all("Action").stream())
            .map(a -> StructuredText.withoutComments(a).strip().toLowerCase(Locale.ROOT))
            .toList();
    return !actions.isEmpty() && NO_FAILURE.containsAll(actions);
  }

  private static boolean isOfType(Facts facts, String type) {
    return facts.mail().content().parts().getFirst().parameter("report-type").stream()
        .anyMatch(type::equalsIgnoreCase);
  }
}
