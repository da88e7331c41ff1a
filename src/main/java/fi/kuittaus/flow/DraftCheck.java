package fi.kuittaus.flow;

import fi.kuittaus.conversation.Conversation;
import fi.kuittaus.conversation.HouseMailbox;
import fi.kuittaus.conversation.HousePolicy;
import fi.kuittaus.conversation.HouseStyle;
import fi.kuittaus.letter.bingo.Bingo;
import fi.kuittaus.letter.bingo.DraftReview;
import fi.kuittaus.letter.bingo.ReadLetter;
import fi.kuittaus.mail.EmailAddress;
import fi.kuittaus.mail.InboundMessage;
import fi.kuittaus.reading.Readers;
import fi.kuittaus.reading.Register;
import fi.kuittaus.store.Messages;
import fi.kuittaus.store.Transaction;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The judging of a letter that an agent has drafted, within one transaction. */
record DraftCheck(Transaction tx, Office office, HouseMailbox mailbox) {
  private static final Pattern SENTENCE = Pattern.compile("[^.!?\\n]*\\?");
  private static final Set<String> ASKED = Set.of("opened", "joined", "reopened");

  /**
   * Tells the author alone what is found.
   *
   * @param about the conversation that the draft answers, if any
   */
  void tell(InboundMessage draft, EmailAddress author, Optional<Conversation> about) {
    HousePolicy policy = office.policy().get();
    HouseStyle style = mailbox.style();
    List<String> findings =
        new DraftReview(letter(draft, policy, about), about.map(c -> c.customer().language()))
            .findings(new Bingo(style.names().products(), style.forbidden()));
    DeskNotice notice = DeskNotice.checked(draft.subject(), findings);
    office.mailRoom().tellAgent(tx, mailbox, author, notice, office.now());
  }

  private ReadLetter letter(
      InboundMessage draft, HousePolicy policy, Optional<Conversation> about) {
    String language =
        new Readers()
            .read(draft, policy.triage(), mailbox.languages())
            .language()
            .orElse(mailbox.languages().getFirst());
    Optional<String> name = about.flatMap(c -> c.customer().person().firstName());
    Optional<Register> register = about.flatMap(c -> c.customer().person().register());
    List<String> asked = about.map(this::asked).orElse(List.of());
    return new ReadLetter(language, draft.content().own().text(), name, register, asked, false);
  }

  /** The questions of the customer's last mail. */
  private List<String> asked(Conversation c) {
    return tx.messages().of(c.reference()).reversed().stream()
        .filter(m -> ASKED.contains(m.judged().outcome()))
        .limit(1)
        .map(Messages.Received::text)
        .flatMap(text -> SENTENCE.matcher(text.ownWords()).results())
        .map(question -> question.group().strip())
        .collect(Collectors.toList());
  }
}
