package fi.kuittaus.flow;

import fi.kuittaus.conversation.Conversation;
import fi.kuittaus.conversation.HouseMailbox;
import fi.kuittaus.conversation.HousePolicy;
import fi.kuittaus.conversation.LetterKind;
import fi.kuittaus.conversation.LetterOrder;
import fi.kuittaus.conversation.Reception;
import fi.kuittaus.conversation.Reception.Answered;
import fi.kuittaus.conversation.Reception.Duplicate;
import fi.kuittaus.conversation.Reception.Filed;
import fi.kuittaus.conversation.Reception.Joined;
import fi.kuittaus.conversation.Reception.Opened;
import fi.kuittaus.conversation.Reception.Reopened;
import fi.kuittaus.conversation.Reception.Reported;
import fi.kuittaus.conversation.Reception.Thanked;
import fi.kuittaus.conversation.Returned;
import fi.kuittaus.conversation.Status;
import fi.kuittaus.screening.ExchangeRules;
import fi.kuittaus.screening.Screening;
import fi.kuittaus.screening.Verdict;
import fi.kuittaus.store.Promises;
import fi.kuittaus.store.Transaction;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The writing down of what was decided, within one transaction. */
record Bookkeeping(Transaction tx, Office office, HousePolicy policy, HouseMailbox mailbox) {
  private static final Duration HOUR = Duration.ofHours(1);
  private static final Duration DAY = Duration.ofDays(1);
  private static final String UNANSWERABLE = "unanswerable";

  /** Stores what became of a mail, and the letter that it calls for. */
  void record(Reception reception, Screening screening, Instant now) {
    switch (reception) {
      case Opened(Conversation c, Optional<LetterOrder> letter) -> {
        tx.conversations().add(c);
        history(c, now, "opened", promised(c));
        unanswerable(c, screening, now);
        tooOld(c, screening, letter, now);
        send(letter);
      }
      case Joined(Conversation c, Optional<LetterOrder> letter) -> {
        tx.conversations().save(c);
        history(c, now, "mail", "another mail of the customer's");
        whilePaused(c, now);
        unanswerable(c, screening, now);
        send(letter);
      }
      case Thanked(Conversation c) -> {
        tx.conversations().save(c);
        history(c, now, "mail", "thanks of the customer's");
      }
      case Reopened(Conversation c, Optional<LetterOrder> letter) -> {
        tx.conversations().save(c);
        history(c, now, "reopened", promised(c));
        unanswerable(c, screening, now);
        send(letter);
      }
      case Answered(Conversation c) -> {
        answered(c, now);
        new Eyesight(tx, c.mailbox()).proven("an agent's answer came in copy", now);
      }
      case Reported(Conversation c, Returned returned) -> reported(c, returned, now);
      case Duplicate _, Filed _ -> {
        // the stored mail itself says all
      }
    }
  }

  /** Stores what a mail system reports, and tells the desk of what the customer never got. */
  private void reported(Conversation c, Returned returned, Instant now) {
    history(c, now, returned.event(), returned.detail());
    if (returned.stopsLetters()) {
      tx.conversations().save(c);
      if (!c.isClosed()) {
        DeskNotice notice = ReportNotice.of(c, returned);
        office.mailRoom().tellDesk(tx, policy, mailbox, notice, now);
      }
    }
  }

  /** Stores that an agent has answered: the promise is kept, waiting letters are not wanted. */
  void answered(Conversation c, Instant now) {
    answered(c, "by an agent", now);
  }

  /** As above, by whom or what. */
  void answered(Conversation c, String by, Instant now) {
    tx.conversations().save(c);
    tx.promises().end(c.reference(), Promises.What.ANSWER, "kept", now);
    history(c, now, "answered", by + "; " + c.course().status().label());
    dropUnwanted(c, now);
  }

  /** Stores that a conversation is closed. */
  void closed(Conversation c, String by, Instant now) {
    tx.conversations().save(c);
    tx.promises().end(c.reference(), Promises.What.ANSWER, "closed", now);
    tx.promises().end(c.reference(), Promises.What.NEXT_WORD, "closed", now);
    history(c, now, "closed", by);
    dropUnwanted(c, now);
  }

  /** Stores that nothing is written for now: letters that wait are not wanted. */
  void paused(Conversation c, String by, Instant now) {
    tx.conversations().save(c);
    history(c, now, "paused", by);
    dropUnwanted(c, now);
  }

  void history(Conversation c, Instant now, String what, String detail) {
    tx.history().add(c.reference(), now, what, detail);
  }

  private void dropUnwanted(Conversation c, Instant now) {
    Arrays.stream(LetterKind.values())
        .filter(kind -> !kind.wantedBy(c))
        .forEach(kind ->
            tx.outbox().drop(c.reference(), kind.label(), c.course().status().label(), now));
  }

  private void unanswerable(Conversation c, Screening screening, Instant now) {
    if (screening.verdict() == Verdict.PERSON_UNANSWERABLE && !isTold(c, screening, now)) {
      DeskNotice notice = notice(c, screening);
      office.mailRoom().tellDesk(tx, policy, mailbox, notice, now);
      history(c, now, UNANSWERABLE, "the desk was told: " + String.join(", ", screening.rules()));
    }
  }

  private static DeskNotice notice(Conversation c, Screening screening) {
    return screening.rules().contains(ExchangeRules.DOMAIN_RATE)
        ? DeskNotice.crowded(c)
        : DeskNotice.unanswerable(c, screening.rules());
  }

  /**
   * The desk hears once a day of a conversation, of a sender whose mails look like a loop, and of
   * domains that write too much: such mails go on.
   */
  private boolean isTold(Conversation c, Screening screening, Instant now) {
    Instant dayAgo = now.minus(DAY);
    List<String> rules = screening.rules();
    if (rules.contains(ExchangeRules.DOMAIN_RATE)) {
      return tx.outbox().anySince(DeskNotice.crowded(c).kind(), dayAgo);
    }
    return tx.history().count(c.reference(), UNANSWERABLE, dayAgo) > 0
        || (rules.stream().anyMatch(ExchangeRules.names()::contains) && hasLooped(c, dayAgo));
  }

  private boolean hasLooped(Conversation c, Instant since) {
    return c.customer()
        .sender()
        .filter(s -> tx.messages().hits(s.address(), since, ExchangeRules.names()))
        .isPresent();
  }

  /** Nobody hears of a mail that came too late for an acknowledgement unless the desk is told. */
  private void tooOld(
      Conversation c, Screening screening, Optional<LetterOrder> letter, Instant now) {
    DeskNotice notice = DeskNotice.tooOld(c);
    if (screening.verdict() == Verdict.PERSON
        && letter.isEmpty()
        && !tx.outbox().anySince(notice.kind(), now.minus(HOUR))) {
      office.mailRoom().tellDesk(tx, policy, mailbox, notice, now);
    }
  }

  /** No letter follows, so that only the desk can. */
  private void whilePaused(Conversation c, Instant now) {
    if (c.course().status() == Status.PAUSED) {
      office.mailRoom().tellDesk(tx, policy, mailbox, DeskNotice.wroteWhilePaused(c), now);
    }
  }

  private void send(Optional<LetterOrder> letter) {
    letter.ifPresent(order -> office.mailRoom().letter(tx, policy, order));
  }

  private static String promised(Conversation c) {
    return c.course().promise().map(p -> "answer due " + p.local().toOffsetDateTime()).orElse("");
  }
}
