package fi.kuittaus.flow;

import fi.kuittaus.conversation.Conversation;
import fi.kuittaus.conversation.Incident;
import fi.kuittaus.conversation.LetterKind;
import fi.kuittaus.conversation.LetterOrder;
import fi.kuittaus.conversation.Reception;
import fi.kuittaus.conversation.Reference;
import fi.kuittaus.mail.InboundMessage;
import fi.kuittaus.screening.Screening;
import fi.kuittaus.screening.Verdict;
import fi.kuittaus.store.Incidents;
import fi.kuittaus.store.Transaction;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The joining of mails to incidents that last, within one transaction. */
record Joining(Transaction tx) {

  /** The incident that the conversation of this mail joins with it; empty: none. */
  Optional<Incident> incident(InboundMessage mail, Screening screening, Reception reception) {
    Optional<Conversation> about =
        reception.about().filter(_ -> waits(reception)).filter(Incident::reaches);
    if (about.isEmpty() || screening.verdict() != Verdict.PERSON) {
      return Optional.empty();
    }
    List<Incident> lasting = tx.incidents().lasting();
    Conversation c = about.get();
    return lasting.isEmpty() || isMember(c.reference())
        ? Optional.empty()
        : lasting.stream()
            .filter(i -> i.matching().fits(c, mail.subject(), mail.content().own().text()))
            .findFirst();
  }

  private static boolean waits(Reception reception) {
    return switch (reception) {
      case Reception.Opened _, Reception.Joined _, Reception.Reopened _ -> true;
      case Reception.Thanked _,
          Reception.Answered _,
          Reception.Duplicate _,
          Reception.Filed _,
          Reception.Reported _ ->
          false;
    };
  }

  private boolean isMember(Reference reference) {
    return tx.incidents().of(reference).filter(i -> i.resolvedAt().isEmpty()).isPresent();
  }

  /** An acknowledgement says that the fault is known; other letters stay as they are. */
  Reception worded(Reception reception, Optional<Incident> incident) {
    return incident.isPresent()
            && reception instanceof Reception.Opened(Conversation c, Optional<LetterOrder> letter)
        ? new Reception.Opened(c, letter.map(l -> incident.get().known(l, latest(incident.get()))))
        : reception;
  }

  private List<String> latest(Incident incident) {
    return tx.incidents().latest(incident).map(Incidents.Note::text).stream().toList();
  }

  /** Stores that it joins, and which letter has told so; else the next one does. */
  void record(Reception reception, Incident incident, Instant now) {
    Reference reference = reception.about().orElseThrow().reference();
    Optional<String> acknowledgement =
        reception
            .reply()
            .map(LetterOrder::kind)
            .filter(LetterKind.ACKNOWLEDGEMENT::equals)
            .map(LetterKind::label);
    tx.incidents().join(reference, incident, now, acknowledgement);
    tx.history().add(reference, now, "incident", incident.name());
  }

  /** An acknowledgement that is written anew says again what it said of an incident. */
  LetterOrder anew(LetterOrder letter, long outboxId) {
    List<String> notes = tx.notes().toldBy(outboxId);
    return letter.kind() == LetterKind.ACKNOWLEDGEMENT && !notes.isEmpty()
        ? tx.incidents()
            .of(letter.conversation().reference())
            .map(incident -> incident.known(letter, notes))
            .orElse(letter)
        : letter;
  }
}
