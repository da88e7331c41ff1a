package fi.kuittaus.screening;

import fi.kuittaus.mail.EmailAddress;
import fi.kuittaus.mail.Header;
import fi.kuittaus.mail.Headers;
import fi.kuittaus.mail.InboundMessage;
import fi.kuittaus.screening.DeliveryReport.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What a delivery report says of one recipient: a group of fields of RFC 3464 section 2.3. */
record DeliveryStatus(Headers fields) {
  private static final Pattern STATUS = Pattern.compile("\\b([245])\\.\\d{1,3}\\.\\d{1,3}\\b");
  private static final int LONGEST = 300;

  /** Those of all recipients, in order; empty where the mail is no such report. */
  static List<DeliveryStatus> in(InboundMessage mail) {
    return Reports.ownParts(mail)
        .filter(Reports::isDeliveryStatus)
        .flatMap(p -> groups(p.fields()).stream())
        .toList();
  }

  /**
   * A group begins with the recipient, in either form and order, once the last one has told what
   * became of the mail.
   */
  private static List<DeliveryStatus> groups(Headers all) {
    List<DeliveryStatus> groups = new ArrayList<>();
    List<Header> group = new ArrayList<>();
    for (Header field : all.fields()) {
      boolean recipient = field.is("Final-Recipient") || field.is("Original-Recipient");
      boolean told = group.stream().anyMatch(f -> f.is("Action") || f.is("Status"));
      boolean again = recipient && group.stream().anyMatch(f -> f.is(field.name()));
      if (recipient && (told || again)) {
        groups.add(new DeliveryStatus(new Headers(group)));
        group.clear();
      }
      group.add(field);
    }
    groups.add(new DeliveryStatus(new Headers(group)));
    return groups.stream().filter(DeliveryStatus::saysSomething).toList();
  }

  private boolean saysSomething() {
    return fields.has("Action") || fields.has("Status") || !recipients().isEmpty();
  }

  /** The action, or where there is none the class of the status code; empty: it tells neither. */
  Optional<Outcome> outcome() {
    return switch (action()) {
      case "failed" -> Optional.of(Outcome.FAILED);
      case "delayed" -> Optional.of(Outcome.DELAYED);
      case "delivered", "relayed", "expanded" -> Optional.of(Outcome.ARRIVED);
      default -> status().map(DeliveryStatus::ofClass);
    };
  }

  private String action() {
    return fields
        .first("Action")
        .map(a -> StructuredText.withoutComments(a).strip().toLowerCase(Locale.ROOT))
        .orElse("");
  }

  private static Outcome ofClass(String status) {
    return switch (status.charAt(0)) {
      case '2' -> Outcome.ARRIVED;
      case '4' -> Outcome.DELAYED;
      default -> Outcome.FAILED;
    };
  }

  Optional<String> status() {
    return fields.first("Status").flatMap(DeliveryStatus::code);
  }

  /** The first enhanced status code in a text. */
  static Optional<String> code(String text) {
    Matcher found = STATUS.matcher(text);
    return found.find() ? Optional.of(found.group()) : Optional.empty();
  }

  Optional<String> diagnostic() {
    return fields.first("Diagnostic-Code").map(DeliveryStatus::clipped);
  }

  static String clipped(String text) {
    String line = text.strip().replaceAll("\\s+", " ");
    return line.substring(0, Math.min(LONGEST, line.length()));
  }

  /** The recipient as we wrote it, then as the last system knew it. */
  List<EmailAddress> recipients() {
    return Stream.of("Original-Recipient", "Final-Recipient")
        .flatMap(name -> fields.first(name).stream())
        .flatMap(value -> address(value).stream())
        .distinct()
        .toList();
  }

  /** The address in {@code rfc822; maija@customer.example}, or in brackets, or bare. */
  static Optional<EmailAddress> address(String value) {
    String bare = value.substring(value.indexOf(';') + 1).replaceAll("[<>]", " ").strip();
    return EmailAddress.parse(bare);
  }
}
