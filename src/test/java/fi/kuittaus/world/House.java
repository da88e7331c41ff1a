package fi.kuittaus.world;

import fi.kuittaus.TestHouse;
import fi.kuittaus.conversation.HouseMailbox;
import fi.kuittaus.conversation.HousePolicy;
import fi.kuittaus.conversation.HouseRules;
import fi.kuittaus.conversation.HouseStyle;
import fi.kuittaus.mail.EmailAddress;
import fi.kuittaus.mail.NamedAddress;
import fi.kuittaus.promise.PromisePolicy;
import fi.kuittaus.reading.Reading;
import fi.kuittaus.reading.Triage;
import fi.kuittaus.screening.ScreeningPolicy;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The house of the world: two mailboxes, one desk, four urgencies by words. */
final class House {
  static final ZoneId ZONE = TestHouse.HELSINKI;
  static final String SUPPORT = "support";
  static final String SALES = "sales";
  static final List<String> MAILBOXES = List.of(SUPPORT, SALES);
  static final EmailAddress DESK = EmailAddress.of("team@example.com");

  /** The five of the desk, by their own addresses. */
  static final List<EmailAddress> AGENTS =
      Stream.of("anna", "mikko", "liisa", "olli", "sanna")
          .map(name -> EmailAddress.of(name + "@example.com"))
          .toList();

  /** The host whose word on a sender is taken. */
  static final String TRUSTED = "mx.example.com";

  /** How old a mail may be and still be acknowledged. */
  static final Duration OLDEST = Duration.ofDays(2);

  private static final Set<EmailAddress> ADDRESSES = Set.of(address(SUPPORT), address(SALES));
  private static final Triage TRIAGE =
      new Triage(
          List.of(
              rule("outage", "critical", "käyttökatko", "driftstopp", "outage"),
              rule("cancel", "high", "irtisanon", "säga upp", "cancel my"),
              rule("praise", "low", "palautetta", "synpunkter", "feedback")),
          new Reading.Matter("question", "normal"));

  private House() {}

  static EmailAddress address(String mailbox) {
    return EmailAddress.of(mailbox + "@example.com");
  }

  static HousePolicy policy(PromisePolicy promises) {
    return new HousePolicy(
        promises,
        TRIAGE,
        Map.of(SUPPORT, mailbox(SUPPORT), SALES, mailbox(SALES)),
        Optional.of(DESK),
        new HousePolicy.Limits(OLDEST, Optional.empty()));
  }

  /** What the house's file says with these promises. */
  static HouseRules rules(PromisePolicy promises) {
    return new HouseRules(promises, TRIAGE, ScreeningPolicy.Named.NONE, HouseStyle.USUAL);
  }

  private static HouseMailbox mailbox(String id) {
    return new HouseMailbox(
        id,
        NamedAddress.of("Example " + id, address(id)),
        new ScreeningPolicy(
            address(id), Set.of(), ADDRESSES, Set.copyOf(AGENTS), List.of(TRUSTED), TestHouse.KEY),
        HouseMailbox.SubjectRule.AUTO,
        List.of("fi", "sv", "en"));
  }

  private static Triage.Rule rule(String name, String urgency, String fi, String sv, String en) {
    return new Triage.Rule(
        name,
        Map.of("fi", List.of(fi), "sv", List.of(sv), "en", List.of(en)),
        Optional.empty(),
        Optional.of(urgency));
  }
}
