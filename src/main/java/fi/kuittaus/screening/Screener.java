package fi.kuittaus.screening;

import fi.kuittaus.mail.InboundMessage;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The rules of screening, all of them applied to each mail: every hit is a reason, and the
 * strictest is the verdict.
 *
 * <p>Stateless: what only the store knows (Message-IDs that we sent, rates, repeats) is asked
 * elsewhere.
 */
public final class Screener {
  /** What is or is not so, whoever wrote. */
  private static final List<Rule> PROOFS =
      Stream.of(
              OwnMailRules.ALL,
              BounceRules.ALL,
              ReportRules.ALL,
              SenderRules.ALL,
              AuthenticationRules.ALL)
          .flatMap(List::stream)
          .toList();

  /** Signs of programs, which ops may pass over for senders that they allow. */
  private static final List<Rule> SIGNS =
      Stream.of(
              AutoSubmittedRules.ALL,
              BulkRules.ALL,
              EnvelopeRules.ALL,
              ProgramRules.ALL,
              LoopRules.ALL,
              CalendarRules.ALL,
              DeviceRules.ALL,
              NoticeRules.ALL,
              ContentRules.ALL,
              SpamRules.ALL,
              WordingRules.ALL)
          .flatMap(List::stream)
          .toList();

  private Screener() {}

  /** Every rule, in the order in which their reasons are told. */
  public static List<Rule> rules() {
    return Stream.concat(PROOFS.stream(), SIGNS.stream()).toList();
  }

  /** The verdict on a mail that came to the mailbox. */
  public static Screening screen(InboundMessage mail, ScreeningPolicy policy) {
    Facts facts = new Facts(mail, policy);
    boolean allowed = facts.isAmong(policy.named().allowed());
    Stream<Reason> proofs = PROOFS.stream().flatMap(r -> r.reason(facts).stream());
    Stream<Reason> signs =
        SIGNS.stream()
            .flatMap(r -> r.reason(facts).stream())
            .filter(r -> !(allowed && r.verdict() == Verdict.PERSON_UNANSWERABLE));
    return Screening.of(Stream.concat(proofs, signs).toList(), facts.answerTo());
  }

  /**
   * The verdict on a mail that lies in Sent: ours if our key made it, and else an agent's, since
   * only who may log in can put it there.
   */
  public static Screening screenSent(InboundMessage mail, ScreeningPolicy policy) {
    Facts facts = new Facts(mail, policy);
    List<Reason> echo = OwnMailRules.ECHO.stream().flatMap(r -> r.reason(facts).stream()).toList();
    return Screening.of(
        echo.isEmpty() ? List.of(new Reason("in-sent", Verdict.AGENT)) : echo, Optional.empty());
  }
}
