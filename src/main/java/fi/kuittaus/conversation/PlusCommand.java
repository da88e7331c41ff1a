package fi.kuittaus.conversation;

import fi.kuittaus.mail.EmailAddress;
import fi.kuittaus.mail.InboundMessage;
import fi.kuittaus.mail.NamedAddress;
import fi.kuittaus.screening.Screening;
import fi.kuittaus.screening.ScreeningPolicy;
import fi.kuittaus.screening.Verdict;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What an agent asks for by putting a plus-address of the mailbox among a mail's recipients. */
public enum PlusCommand {
  /** {@code support+close@}: the matter is settled. */
  CLOSE,
  /** {@code support+working@}: people work on it. */
  WORKING,
  /** {@code support+note@}: the mail's own words are a note for the customer. */
  NOTE,
  /** {@code support+check@}: the mail is a draft, and its author wants to know what is amiss. */
  CHECK;

  /** Where servers note a recipient whom the headers do not show, as of a Bcc. */
  private static final List<String> ENVELOPE =
      List.of("Delivered-To", "X-Original-To", "Envelope-To");

  private static final Set<String> UNPROVEN = Set.of("agent-unproven", "own-address");

  private static final List<String> LISTS = List.of("List-Id", "List-Post", "Mailing-List");

  /** The word for it in addresses and in the log. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The commands in the recipients of a mail, whoever wrote it. */
  public static Set<PlusCommand> in(InboundMessage mail, ScreeningPolicy house) {
    Stream<EmailAddress> shown =
        mail.participants().recipients().stream().map(NamedAddress::address);
    Stream<EmailAddress> hidden =
        ENVELOPE.stream()
            .flatMap(name -> mail.headers().all(name).stream())
            .flatMap(value -> EmailAddress.parse(value.replaceAll("[<>]", "")).stream());
    Set<PlusCommand> commands = EnumSet.noneOf(PlusCommand.class);
    Stream.concat(shown, hidden)
        .filter(address -> isOurs(address, house))
        .flatMap(address -> of(address).stream())
        .forEach(commands::add);
    return commands;
  }

  private static boolean isOurs(EmailAddress address, ScreeningPolicy house) {
    return Stream.concat(Stream.of(house.mailbox()), house.aliases().stream())
        .anyMatch(own -> own.canonical().equals(address.canonical()));
  }

  private static Optional<PlusCommand> of(EmailAddress address) {
    String local = address.local().toLowerCase(Locale.ROOT);
    return Stream.of(values()).filter(c -> local.endsWith("+" + c.label())).findFirst();
  }

  /**
   * Whether a mail is an agent's draft for which nobody vouches: it is not judged, and nobody waits
   * for an answer to it.
   */
  static boolean isUnprovenDraft(InboundMessage mail, Screening screening, ScreeningPolicy house) {
    return screening.rules().stream().anyMatch(UNPROVEN::contains)
        && in(mail, house).contains(CHECK);
  }

  /**
   * Whether the commands of a mail that came to the inbox are an agent's own: a trusted host
   * vouches for the author, and neither a list nor a rule nor a redirection has brought it.
   */
  public static boolean isBelievedInInbox(InboundMessage mail, Screening screening) {
    return screening.verdict() == Verdict.AGENT
        && !AgentAction.isAutomatic(mail)
        && !mail.headers().has("Resent-From")
        && LISTS.stream().noneMatch(mail.headers()::has);
  }
}
