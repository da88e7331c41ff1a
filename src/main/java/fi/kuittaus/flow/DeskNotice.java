package fi.kuittaus.flow;

import fi.kuittaus.conversation.Brake;
import fi.kuittaus.conversation.Conversation;
import fi.kuittaus.conversation.HouseMailbox;
import fi.kuittaus.conversation.Reference;
import fi.kuittaus.mail.AgentWay;
import fi.kuittaus.mail.EmailAddress;
import fi.kuittaus.mail.Secrets;
import fi.kuittaus.promise.Promise;
import fi.kuittaus.screening.Rulebook;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Something that the desk has to know, as the mail that tells it: what happened, and what would do.
 *
 * @param kind its name in the outbox and the log
 */
record DeskNotice(String kind, String subject, String text) {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("EEEE d MMMM HH:mm", Locale.UK);

  /** The promise comes near and nobody has answered, or called. */
  static DeskNotice warning(Conversation c, Promise promise) {
    return switch (promise.what()) {
      case ANSWER -> answerNear(c, promise);
      case CALL -> callNear(c, promise);
    };
  }

  private static DeskNotice callNear(Conversation c, Promise promise) {
    return new DeskNotice(
        "desk-warning",
        c.reference() + ": call promised by " + time(promise),
        about(c)
            + "\n\nThe customer was promised a call by "
            + time(promise)
            + ". Once it is made:\n\n  kuittaus callback "
            + c.reference()
            + " --made\n\nAn answer by mail, or closing it, does as well. If nothing is seen of it,"
            + " the customer will be told a new time shortly before then.");
  }

  private static DeskNotice answerNear(Conversation c, Promise promise) {
    return new DeskNotice(
        "desk-warning",
        c.reference() + ": answer promised by " + time(promise),
        about(c)
            + "\n\nThe customer was promised an answer by "
            + time(promise)
            + ", and none has been seen. If none goes out, the customer will be told a new time"
            + " shortly before then.");
  }

  /** No new time is given by itself any more. */
  static DeskNotice escalation(Conversation c) {
    return new DeskNotice(
        "desk-escalation",
        c.reference() + ": the promise was corrected too often, please take over",
        about(c)
            + "\n\nThe customer has been given a new time "
            + (c.course().tally().corrections() - 1)
            + " times and gets no further one by itself. Please answer, or close it.");
  }

  /** A promise passes whose customer we cannot write to. */
  static DeskNotice unreachable(Conversation c) {
    return new DeskNotice(
        "desk-unreachable",
        c.reference() + ": the time for an answer is up, and we cannot write to the customer",
        about(c) + "\n\nNobody has answered in time, and no letter can be sent to this customer.");
  }

  /** Somebody may wait who got no acknowledgement. */
  static DeskNotice unanswerable(Conversation c, List<String> reasons) {
    return new DeskNotice(
        "desk-unanswerable",
        c.reference() + ": somebody may wait who could not be acknowledged",
        about(c)
            + "\n\nNo letter was sent, since:\n"
            + reasons.stream().map(DeskNotice::reason).collect(Collectors.joining())
            + "\nAn answer is due by "
            + due(c)
            + ".");
  }

  /** So many write from one domain that it looks like a loop. */
  static DeskNotice crowded(Conversation c) {
    return new DeskNotice(
        "desk-crowded",
        c.reference() + ": so many new mails of one domain that no more are acknowledged",
        about(c)
            + "\n\n"
            + "More than sixty people of one domain have been acknowledged within an hour, which"
            + " looks like programs that answer us. Those that follow open conversations whose"
            + " promise clock runs, and are not acknowledged: \"kuittaus list\" has them all. This"
            + " is told once a day.");
  }

  /** Somebody waits whose mail was found too late to be acknowledged. */
  static DeskNotice tooOld(Conversation c) {
    return new DeskNotice(
        "desk-too-old",
        c.reference() + ": a mail that is too old to be acknowledged waits for an answer",
        about(c)
            + "\n\n"
            + "It came while Kuittaus could not see it, and an acknowledgement would only puzzle by"
            + " now. Please answer. Others found within the hour are not told one by one:"
            + " \"kuittaus list\" has them all.");
  }

  /** A letter never reached the customer. */
  static DeskNotice rejected(Reference reference, String kind, String answer) {
    return new DeskNotice(
        "desk-rejected",
        reference + ": the customer's mail server refused our letter",
        "The "
            + kind
            + " of "
            + reference
            + " was refused for good:\n\n"
            + answer
            + "\n\nThe customer does not know what was promised. Perhaps there is another way to"
            + " reach them.");
  }

  /** A letter is put off again and again. */
  static DeskNotice delayed(Reference reference, String kind, String answer) {
    return new DeskNotice(
        "desk-delayed",
        reference + ": our letter does not reach the customer yet",
        "The "
            + kind
            + " of "
            + reference
            + " has been put off several times:\n\n"
            + answer
            + "\n\nIt is tried again, at least once an hour.");
  }

  /** A mail came that could not be read. */
  static DeskNotice quarantined(String reason, String file) {
    return new DeskNotice(
        "desk-quarantined",
        "A mail came that Kuittaus could not read",
        "Its bytes lie in the data folder as quarantine/"
            + file
            + " ("
            + reason
            + "). It lies in the mailbox as ever: please look at it there, since its sender was not"
            + " acknowledged. Further ones within a day are counted and not told.");
  }

  /** Nobody knows whether a letter reached the customer. */
  static DeskNotice uncertain(Reference reference, String kind, String answer) {
    return new DeskNotice(
        "desk-uncertain",
        reference + ": our letter may not have reached the customer",
        "Twice the connection was lost while the "
            + kind
            + " of "
            + reference
            + " was being sent, and no copy lies in Sent:\n\n"
            + answer);
  }

  /** Customers' mails were taken away, by mistake perhaps. */
  static DeskNotice held(List<Conversation> held, String what) {
    String references =
        held.stream()
            .map(c -> c.reference().code())
            .collect(java.util.stream.Collectors.joining(" "));
    String which = held.size() == 1 ? references : held.size() + " conversations";
    String whose =
        held.stream()
            .limit(12)
            .map(DeskNotice::about)
            .collect(java.util.stream.Collectors.joining("\n\n"));
    return new DeskNotice(
        "desk-held",
        which + ": a customer's mail was " + what + ". Was that meant?",
        whose
            + "\n\n"
            + "While it is not known whether that was meant, nothing is written to these customers."
            + " If the matter is settled:\n\n  kuittaus close "
            + references
            + "\n\nIf not, move the mail back to the inbox, or:\n\n  kuittaus resume "
            + references);
  }

  /** The customer of a paused conversation writes again. */
  static DeskNotice wroteWhilePaused(Conversation c) {
    return new DeskNotice(
        "desk-paused",
        c.reference() + ": the customer has written again, and it is paused",
        about(c)
            + "\n\n"
            + "Nothing is written to the customer while it is paused. Please answer, or go on with"
            + " \"kuittaus resume "
            + c.reference()
            + "\".");
  }

  /** No answer was ever seen in a mailbox. */
  static DeskNotice blind(HouseMailbox mailbox) {
    String address = mailbox.from().address().toString();
    return new DeskNotice(
        "desk-blind",
        "Answers to customers cannot be seen: corrections and updates are held",
        "Three promises in a row have lapsed, and no agent's answer was ever seen in the Sent"
            + " folder of "
            + address
            + ". Perhaps the customers have their answers, and copies of them lie elsewhere. So"
            + " that no one who was answered is told that we are late, customers get no"
            + " corrections and updates until an answer is seen.\n\n"
            + "What would do, one of these:\n\n"
            + "* Exchange keeps the mail of delegates in their own Sent Items. For the shared"
            + " mailbox: Set-Mailbox -MessageCopyForSentAsEnabled $true"
            + " -MessageCopyForSendOnBehalfEnabled $true\n"
            + "* In the mail program, let sent mail be kept in the Sent folder of the shared"
            + " mailbox.\n"
            + "* Put "
            + address
            + " in Bcc or Cc of each answer.\n"
            + "* If the folder has another name, name it in kuittaus.yaml (folders: sent).\n\n"
            + "If the customers have in truth not been answered yet, \"kuittaus resume --mailbox "
            + mailbox.id()
            + "\" lets corrections and updates leave again.");
  }

  /** A way of telling us something that the mail server does not offer, and what remains. */
  static DeskNotice shut(HouseMailbox mailbox, AgentWay way, Set<AgentWay> shut) {
    EmailAddress address = mailbox.from().address();
    String remaining =
        Stream.of(AgentWay.SENT, AgentWay.CLOSED, AgentWay.KEYWORD)
            .filter(other -> !shut.contains(other))
            .map(other -> "* " + other.words() + "\n")
            .collect(Collectors.joining());
    return new DeskNotice(
        "desk-way-" + way.label() + "-" + mailbox.id(),
        address + ": one way of telling Kuittaus something is not there",
        "The mail server does not offer for "
            + address
            + " that "
            + way.words()
            + ". What remains:\n\n"
            + remaining
            + "* "
            + plus(address, "close")
            + " in Bcc or To closes, +working and +note say what is done; a copy of an answer to "
            + address
            + " counts as the answer\n"
            + "* \"kuittaus close\", \"kuittaus note\" and the like\n\n"
            + "This is told once.");
  }

  /** What was found in a draft, for the one who wrote it. */
  static DeskNotice checked(String subject, List<String> findings) {
    String of = subject.isBlank() ? "your draft" : "\"" + Secrets.mask(subject.strip()) + "\"";
    String found =
        findings.isEmpty()
            ? "Nothing was found in it: it can leave as it is."
            : findings.stream()
                .map(line -> "* " + Secrets.mask(line) + "\n")
                .collect(Collectors.joining());
    String count = findings.isEmpty() ? "nothing to better" : findings.size() + " to better";
    return new DeskNotice(
        "desk-check",
        "Checked: " + of + ", " + count,
        found + "\n\nNobody but you gets this, and the draft goes to no customer.");
  }

  /** Far more strangers write than is normal. */
  static DeskNotice braked(Brake brake) {
    return new DeskNotice(
        "desk-brake",
        "Far more people than usual write for the first time: their acknowledgements are held",
        "More than "
            + brake.letters()
            + " acknowledgements to people who have not written before became due within "
            + brake.window().toMinutes()
            + " minutes. What is above that is held, since it looks like a flood of forged mail."
            + " Customers who have written before are answered as ever.\n\n"
            + "See what is held with \"kuittaus brake\". If these are customers: \"kuittaus brake"
            + " release\" sends their acknowledgements. If not: \"kuittaus brake drop\" sends none"
            + " of them and closes their conversations.");
  }

  private static EmailAddress plus(EmailAddress address, String command) {
    return new EmailAddress(address.local() + "+" + command, address.domain());
  }

  private static String reason(String rule) {
    return "- " + rule + Rulebook.meaning(rule).map(means -> ": " + means).orElse("") + "\n";
  }

  /** When an answer is due, in words. */
  static String due(Conversation c) {
    return c.course().promise().map(DeskNotice::time).orElse("no set time");
  }

  static String about(Conversation c) {
    String subject = c.matter().subject().isEmpty() ? "(no subject)" : c.matter().subject();
    return c.reference() + "  " + c.matter().urgency() + "  " + c.matter().topic() + "\n" + subject;
  }

  private static String time(Promise promise) {
    return TIME.format(promise.local());
  }
}
