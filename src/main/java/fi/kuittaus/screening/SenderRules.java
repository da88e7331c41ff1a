package fi.kuittaus.screening;

import static fi.kuittaus.screening.Verdict.MACHINE;
import static fi.kuittaus.screening.Verdict.PERSON_UNANSWERABLE;

import fi.kuittaus.mail.EmailAddress;
import fi.kuittaus.mail.Phrases;
import java.util.List;

/** Rules for who the sender is: nobody, several, a program, a list, a form. */
final class SenderRules {

  static final List<Rule> ALL =
      List.of(
          Rule.of(
              "no-sender",
              PERSON_UNANSWERABLE,
              "From is missing, empty or unreadable.",
              f -> f.sender().isEmpty()),
          Rule.of(
              "several-authors",
              PERSON_UNANSWERABLE,
              "More than one author: none of them is surely the customer.",
              f -> f.mail().participants().from().size() > 1),
          Rule.of(
              "no-answer-address",
              PERSON_UNANSWERABLE,
              "Neither Reply-To nor From is an address where an answer would be read.",
              f -> f.answerTo().isEmpty()),
          Rule.of(
              "no-reply-sender",
              PERSON_UNANSWERABLE,
              "From a no-reply address or a web form, and neither our own form nor surely"
                  + " another's.",
              f -> isRobot(f) && !isOwnForm(f)),
          Rule.of(
              "system-sender",
              PERSON_UNANSWERABLE,
              "From postmaster, root, abuse or an account of programs: mostly reports, at times"
                  + " people.",
              f -> f.senders().isSystem(f.senderLocal())),
          Rule.weighed(
              "list-sender",
              "From a list's own address: majordomo, owner-x, x-request; who asks from there is a"
                  + " person.",
              f -> f.senders().isList(f.senderLocal()),
              f -> !f.asks()),
          Rule.of(
              "denied-sender",
              MACHINE,
              "Ops have named this sender as one that gets no answer.",
              f -> f.isAmong(f.policy().named().denied())));

  private SenderRules() {}

  private static boolean isRobot(Facts facts) {
    return facts.senders().isNoReply(facts.senderLocal())
        || facts.senderName().filter(facts.senders()::isNoReply).isPresent()
        || facts.senders().isForm(facts.senderLocal());
  }

  /**
   * A form's mail is its visitor's, who stands in Reply-To: a form of ours, or of another where the
   * text is one and nothing speaks against the sender.
   */
  private static boolean isOwnForm(Facts facts) {
    boolean visitor = facts.answerTo().filter(a -> !isSender(a, facts)).isPresent();
    boolean ours = facts.sender().map(EmailAddress::domain).filter(facts::isOurDomain).isPresent();
    boolean failed = facts.authentication().filter(AuthenticationResults::failed).isPresent();
    return visitor && !repliesToUs(facts) && (ours || (isForm(facts) && !failed));
  }

  private static boolean isSender(EmailAddress address, Facts facts) {
    return facts.sender().filter(s -> s.key().equals(address.key())).isPresent();
  }

  private static boolean repliesToUs(Facts facts) {
    return facts.mail().participants().replyTo().stream().anyMatch(r -> facts.isOurs(r.address()));
  }

  /** Whether at least two lines read as a form's fields: "Name: …", "Email: …". */
  static boolean isForm(Facts facts) {
    return facts
            .mail()
            .content()
            .text()
            .lines()
            .limit(40)
            .filter(line -> line.indexOf(':') > 0)
            .map(line -> Phrases.normal(line.substring(0, line.indexOf(':'))))
            .filter(facts.words("form-label")::isOne)
            .distinct()
            .count()
        >= 2;
  }
}
