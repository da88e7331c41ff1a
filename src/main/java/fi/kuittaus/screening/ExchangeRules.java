package fi.kuittaus.screening;

import static fi.kuittaus.screening.Verdict.PERSON_UNANSWERABLE;

import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Rules for loops whose mails carry no mark, by what has passed between us and the sender. None of
 * them proves that no person wrote: they end our letters, not the promise clock.
 */
public final class ExchangeRules {
  /** Acknowledgements to one address within an hour, and within a day. */
  private static final int HOURLY = 3;

  private static final int DAILY = 8;
  private static final int REOPENINGS = 3;

  /**
   * One of them.
   *
   * @param name stable, in kebab case, as a {@link Rule}'s
   * @param explanation one sentence for people
   */
  record ExchangeRule(String name, String explanation, Predicate<Exchange> hits) {}

  /** Its name in the store: what repeats itself is filed with what it repeats. */
  public static final String REPEATS = "repeats-itself";

  /** Its name in the store: the desk is told once a day, whatever the addresses. */
  public static final String DOMAIN_RATE = "domain-rate";

  static final List<ExchangeRule> ALL =
      List.of(
          new ExchangeRule(
              REPEATS,
              "The sender has said just this before, and had a letter of ours in between.",
              e -> e.standing().opens() && e.repeated().isPresent()),
          new ExchangeRule(
              "varies-itself",
              "It asks nothing and says nearly what a mail said that came behind a letter of ours,"
                  + " and comes behind another, however late.",
              e -> e.standing().opens() && e.varied()),
          new ExchangeRule(
              "answers-each-letter",
              "Twice in a row a new mail came within ten minutes of a letter of ours.",
              e -> e.standing().opens() && e.answersEachLetter()),
          new ExchangeRule(
              "their-ticket-number",
              "The subject has got a number in brackets, as another help desk gives it.",
              ExchangeRules::hasTheirTicket),
          new ExchangeRule(
              "echoes-our-letter",
              "Most of what it says stands in a letter of ours.",
              e -> letters(e).anyMatch(o -> SameWords.isMostly(own(e), o.text().body()))),
          new ExchangeRule(
              "quotes-anothers-letter",
              "It names the reference of a conversation that the sender has no part in.",
              e -> e.standing().opens() && e.standing().namesAnothers()),
          new ExchangeRule(
              "address-rate",
              "Three acknowledgements within an hour, or eight within a day, went to this address.",
              e ->
                  e.standing().opens()
                      && (isFull(e, Duration.ofHours(1), HOURLY)
                          || isFull(e, Duration.ofDays(1), DAILY))),
          new ExchangeRule(
              DOMAIN_RATE,
              "Sixty acknowledgements within an hour have left for this domain, where not everybody"
                  + " may have a mailbox.",
              e -> e.standing().opens() && e.counts().domainFull()),
          new ExchangeRule(
              "reopened-too-often",
              "The conversation has been opened again three times within a day.",
              e -> e.standing().reopens() && e.standing().reopened() >= REOPENINGS));

  private ExchangeRules() {}

  /** Acknowledgements to one domain within an hour. */
  public static final int DOMAIN_HOURLY = 60;

  /** Whether a domain has a rate of its own: not where anybody may have a mailbox. */
  public static boolean hasRate(String domain) {
    return !Domains.isProvider(domain);
  }

  /** Whether a subject says that it answers another mail. */
  public static boolean answers(String subject) {
    return SameWords.answers(subject);
  }

  /** Whether two subjects say the same, and something, but for what answering adds. */
  public static boolean sameSubject(String one, String other) {
    String subject = SameWords.subject(one);
    return !subject.isEmpty() && subject.equals(SameWords.subject(other));
  }

  /** The names of all of them. */
  public static List<String> names() {
    return ALL.stream().map(ExchangeRule::name).toList();
  }

  /** The screening of a mail with the reasons that this exchange adds. */
  public static Screening screened(Screening screening, Exchange exchange) {
    Screening result = screening;
    for (ExchangeRule rule : ALL) {
      if (rule.hits().test(exchange)) {
        result = result.with(new Reason(rule.name(), PERSON_UNANSWERABLE));
      }
    }
    return result;
  }

  private static boolean isFull(Exchange e, Duration window, int most) {
    return e.acknowledgedSince(e.mail().arrivedAt().minus(window)) >= most;
  }

  private static boolean hasTheirTicket(Exchange e) {
    List<String> ours = letters(e).map(o -> o.text().subject()).toList();
    return !ours.isEmpty()
        && e.standing().subject().isPresent()
        && SameWords.hasNewTicket(
            e.mail().subject(),
            Stream.concat(ours.stream(), e.standing().subject().stream()).toList());
  }

  private static Stream<Exchange.Ours> letters(Exchange e) {
    return e.ours().stream().filter(o -> o.leftAt().isPresent());
  }

  private static String own(Exchange e) {
    return e.mail().content().own().text();
  }
}
