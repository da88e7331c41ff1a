package fi.kuittaus;

import fi.kuittaus.conversation.Brake;
import fi.kuittaus.conversation.HouseMailbox;
import fi.kuittaus.conversation.HousePolicy;
import fi.kuittaus.mail.Content;
import fi.kuittaus.mail.EmailAddress;
import fi.kuittaus.mail.Header;
import fi.kuittaus.mail.Headers;
import fi.kuittaus.mail.InboundMessage;
import fi.kuittaus.mail.NamedAddress;
import fi.kuittaus.mail.OwnWords;
import fi.kuittaus.mail.Participants;
import fi.kuittaus.mail.TokenKey;
import fi.kuittaus.promise.AfterAnswer;
import fi.kuittaus.promise.BusinessCalendar;
import fi.kuittaus.promise.Cadence;
import fi.kuittaus.promise.CorrectionRule;
import fi.kuittaus.promise.Holidays;
import fi.kuittaus.promise.PromisePolicy;
import fi.kuittaus.promise.Span;
import fi.kuittaus.promise.Urgency;
import fi.kuittaus.promise.WeeklyHours;
import fi.kuittaus.reading.Reading;
import fi.kuittaus.reading.Triage;
import fi.kuittaus.screening.ScreeningPolicy;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The house that tests live in: DESIGN's example office in Helsinki, one mailbox, one desk. */
public final class TestHouse {
  public static final ZoneId HELSINKI = ZoneId.of("Europe/Helsinki");
  public static final TokenKey KEY =
      new TokenKey(
          "a key that only tests know".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
  public static final EmailAddress SUPPORT = EmailAddress.of("support@example.com");
  public static final EmailAddress ANNA = EmailAddress.of("anna@example.com");
  public static final EmailAddress MAIJA = EmailAddress.of("maija@customer.example");
  public static final EmailAddress DESK = EmailAddress.of("team@example.com");

  private TestHouse() {}

  /** A local time in Helsinki, {@code 2026-11-23T09:07}. */
  public static Instant at(String local) {
    return LocalDateTime.parse(local).atZone(HELSINKI).toInstant();
  }

  /** As {@link #at}, back from an instant. */
  public static String local(Instant instant) {
    return LocalDateTime.ofInstant(instant, HELSINKI).toString();
  }

  public static BusinessCalendar office() {
    Map<String, String> week = new LinkedHashMap<>();
    week.put("mon-thu", "08:00-11:30, 12:00-16:00");
    week.put("fri", "08:00-15:00");
    return new BusinessCalendar(
        "office", HELSINKI, WeeklyHours.parse(week), List.of(), Map.of(), Holidays.in("FI"));
  }

  public static PromisePolicy promises() {
    BusinessCalendar office = office();
    BusinessCalendar always = BusinessCalendar.always("always", HELSINKI);
    Map<String, Urgency> urgencies = new LinkedHashMap<>();
    urgencies.put(
        "critical", urgency("critical", "1 hour", always, "every 2 hours", AfterAnswer.CONTINUE));
    urgencies.put(
        "high",
        urgency(
            "high", "4 business hours", office, "every 3 business hours", AfterAnswer.CONTINUE));
    urgencies.put(
        "normal", urgency("normal", "1 business day", office, "daily at 15:00", AfterAnswer.PAUSE));
    urgencies.put(
        "low",
        urgency("low", "5 business days", office, "weekly on Monday at 10:00", AfterAnswer.PAUSE));
    return new PromisePolicy(
        Map.of("office", office, "always", always),
        urgencies,
        CorrectionRule.USUAL,
        PromisePolicy.USUAL_CLOSE_AFTER_ANSWER);
  }

  private static Urgency urgency(
      String name, String within, BusinessCalendar calendar, String updates, AfterAnswer after) {
    Span span = Span.parse(within);
    return new Urgency(
        name, span, calendar, Cadence.parse(updates), after, Urgency.usualWarning(span));
  }

  public static HouseMailbox mailbox() {
    return new HouseMailbox(
        "support",
        NamedAddress.of("Example Support", SUPPORT),
        new ScreeningPolicy(SUPPORT, Set.of(), Set.of(SUPPORT), Set.of(ANNA), List.of(), KEY),
        HouseMailbox.SubjectRule.AUTO,
        List.of("fi", "sv", "en"));
  }

  public static HousePolicy policy() {
    return new HousePolicy(
        promises(),
        new Triage(List.of(), new Reading.Matter("question", "normal")),
        Map.of("support", mailbox()),
        Optional.of(DESK),
        new HousePolicy.Limits(Duration.ofDays(2), Optional.empty()));
  }

  /**
   * As {@link #policy}, with a brake that lets so many letters to strangers leave in ten minutes.
   */
  public static HousePolicy braking(int letters) {
    HousePolicy usual = policy();
    var brake = new Brake(letters, Duration.ofMinutes(10));
    return new HousePolicy(
        usual.promises(),
        usual.triage(),
        usual.mailboxes(),
        usual.desk(),
        new HousePolicy.Limits(usual.limits().oldest(), Optional.of(brake)));
  }

  /** Somebody of many who have never written before. */
  public static EmailAddress stranger(int number) {
    return EmailAddress.of("stranger" + number + "@flood.example");
  }

  /** A mail to the mailbox; further headers as name and value in turn. */
  public static InboundMessage mail(
      EmailAddress from, String id, String subject, String text, Instant at, String... headers) {
    List<Header> fields = new ArrayList<>();
    fields.add(new Header("From", from.toString()));
    fields.add(new Header("To", SUPPORT.toString()));
    fields.add(new Header("Message-ID", "<" + id + ">"));
    fields.add(new Header("Subject", subject));
    for (int i = 0; i < headers.length; i += 2) {
      fields.add(new Header(headers[i], headers[i + 1]));
    }
    return new InboundMessage(
        new Headers(fields),
        new Participants(
            List.of(NamedAddress.of(from)), List.of(), List.of(NamedAddress.of(SUPPORT))),
        subject,
        new Content(text, new OwnWords(text), List.of()),
        at,
        Integer.toHexString((id + subject + text).hashCode()));
  }
}
