package fi.kuittaus.conversation;

import fi.kuittaus.conversation.Course.Agenda;
import fi.kuittaus.conversation.Course.Tally;
import fi.kuittaus.conversation.LetterOrder.Told;
import fi.kuittaus.mail.EmailAddress;
import fi.kuittaus.mail.InboundMessage;
import fi.kuittaus.mail.MessageId;
import fi.kuittaus.mail.Secrets;
import fi.kuittaus.promise.Promise;
import fi.kuittaus.reading.Reading;
import fi.kuittaus.screening.Screening;
import fi.kuittaus.screening.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What becomes of a mail that has reached a mailbox. */
public sealed interface Reception {
  /** A matter closed longer ago than this is over: a mail about it opens a new one. */
  Duration OVER = Duration.ofDays(30);

  /** A new conversation, with its acknowledgement if it gets one. */
  record Opened(Conversation conversation, Optional<LetterOrder> letter) implements Reception {}

  /** One more mail in a conversation. */
  record Joined(Conversation conversation, Optional<LetterOrder> letter) implements Reception {}

  /** One more mail in a conversation that says nothing but thanks: nothing follows from it. */
  record Thanked(Conversation conversation) implements Reception {}

  /** A mail in an answered or closed conversation, which is open again. */
  record Reopened(Conversation conversation, Optional<LetterOrder> letter) implements Reception {}

  /** An agent's answer. */
  record Answered(Conversation conversation) implements Reception {}

  /** A copy of a mail that we have. */
  record Duplicate(Optional<Conversation> conversation) implements Reception {}

  /**
   * A mail that asks nothing of us.
   *
   * @param conversation that it belongs to, if any
   */
  record Filed(Optional<Conversation> conversation) implements Reception {}

  /**
   * A mail system's report on a letter of ours.
   *
   * @param conversation as it stands after it
   */
  record Reported(Conversation conversation, Returned returned) implements Reception {}

  /** The word for it in the store, the log and the API. */
  default String label() {
    return switch (this) {
      case Opened _ -> "opened";
      case Joined _ -> "joined";
      case Thanked _ -> "thanked";
      case Reopened _ -> "reopened";
      case Answered _ -> "answered";
      case Duplicate _ -> "duplicate";
      case Filed _, Reported _ -> "filed";
    };
  }

  /** The conversation that the mail belongs to now. */
  default Optional<Conversation> about() {
    return switch (this) {
      case Opened(Conversation c, var _) -> Optional.of(c);
      case Joined(Conversation c, var _) -> Optional.of(c);
      case Thanked(Conversation c) -> Optional.of(c);
      case Reopened(Conversation c, var _) -> Optional.of(c);
      case Answered(Conversation c) -> Optional.of(c);
      case Duplicate(Optional<Conversation> c) -> c;
      case Filed(Optional<Conversation> c) -> c;
      case Reported(Conversation c, var _) -> Optional.of(c);
    };
  }

  /** The letter that it calls for. */
  default Optional<LetterOrder> reply() {
    return switch (this) {
      case Opened(var _, Optional<LetterOrder> letter) -> letter;
      case Joined(var _, Optional<LetterOrder> letter) -> letter;
      case Reopened(var _, Optional<LetterOrder> letter) -> letter;
      case Thanked _, Answered _, Duplicate _, Filed _, Reported _ -> Optional.empty();
    };
  }

  /**
   * A mail with all that is known of it.
   *
   * @param known what the store knows
   */
  record Case(InboundMessage mail, Screening screening, Reading reading, Known known) {}

  /**
   * What the store knows of a mail.
   *
   * @param conversation that it continues: by the Message-IDs that it answers, or our keyed token,
   *     or a reference in its subject where the sender takes part
   * @param duplicate whether the same mail (Message-ID, sender and own words) is stored
   * @param age where its age keeps us from answering
   * @param returned what it reports on a letter of ours
   * @param named when our next word comes, as a letter says that left after this mail was sent
   */
  record Known(
      Optional<Conversation> conversation,
      boolean duplicate,
      Age age,
      Optional<Returned> returned,
      Optional<Instant> named) {
    /** Of a mail that reports on no letter of ours, and after which none left. */
    public Known(Optional<Conversation> conversation, boolean duplicate, Age age) {
      this(conversation, duplicate, age, Optional.empty(), Optional.empty());
    }
  }

  /** Whether a mail is too old to be acknowledged. */
  enum Age {
    FRESH,
    /** Older than ops allow: the clock runs, but an acknowledgement would only puzzle. */
    STALE,
    /** Was there before we were. */
    BEFORE_FIRST_START
  }

  /**
   * What becomes of this mail.
   *
   * @param fresh the reference of a conversation that it may open
   */
  static Reception decide(
      Case incoming, HousePolicy policy, HouseMailbox mailbox, Reference fresh, Instant now) {
    Known known = incoming.known();
    if (known.duplicate()) {
      return new Duplicate(known.conversation());
    }
    return switch (incoming.screening().verdict()) {
      case OWN_ECHO, UNREADABLE -> new Filed(known.conversation());
      case BOUNCE, MACHINE ->
          known
              .returned()
              .<Reception>map(r -> new Reported(r.after(), r))
              .orElseGet(() -> new Filed(known.conversation()));
      case AGENT -> agent(incoming, policy, now);
      case PERSON, PERSON_UNANSWERABLE ->
          known.age() == Age.BEFORE_FIRST_START
              ? new Filed(known.conversation())
              : new Desk(policy, mailbox, now).person(incoming, fresh);
    };
  }

  private static Reception agent(Case incoming, HousePolicy policy, Instant now) {
    Instant at = incoming.mail().arrivedAt();
    return incoming
        .known()
        .conversation()
        .filter(c -> AgentAction.answers(incoming.mail(), c))
        .<Reception>map(c ->
            new Answered(
                new AgentAction.Answered(at, now, incoming.known().named())
                    .applyTo(c, policy.promises())))
        .orElse(new Filed(incoming.known().conversation()));
  }

  /** The desk's side of the decision: what the house does for a person who wrote. */
  record Desk(HousePolicy policy, HouseMailbox mailbox, Instant now) {

    private Reception person(Case incoming, Reference fresh) {
      if (PlusCommand.isUnprovenDraft(incoming.mail(), incoming.screening(), mailbox.screening())) {
        return new Filed(incoming.known().conversation());
      }
      return incoming
          .known()
          .conversation()
          .filter(c -> !over(c))
          .map(c -> continued(c, incoming))
          .orElseGet(() -> begun(incoming, fresh));
    }

    /**
     * Who only thanks for an answer waits for nothing, also where we know nothing of the matter.
     */
    private Reception begun(Case incoming, Reference fresh) {
      return incoming.reading().onlyThanks()
              && !AgentAction.houseMailsAnswered(incoming.mail(), mailbox).isEmpty()
          ? new Filed(incoming.known().conversation())
          : opened(incoming, fresh);
    }

    private boolean over(Conversation c) {
      return c.course().tally().closed().filter(at -> at.plus(OVER).isBefore(now)).isPresent();
    }

    private Reception continued(Conversation known, Case incoming) {
      Conversation c = withinReach(known, incoming);
      Conversation joined = c.with(continuedMatter(c.matter(), incoming.mail()));
      if (incoming.reading().onlyThanks()) {
        return new Thanked(joined);
      }
      if (c.course().isAnsweredSince(incoming.mail().arrivedAt())) {
        return new Joined(joined, Optional.empty());
      }
      return switch (c.course().status()) {
        case OPEN -> new Joined(joinedOpen(joined, incoming), followUp(joined, incoming));
        case PAUSED -> new Joined(joined, Optional.empty());
        case WORKING, ANSWERED, CLOSED -> reopened(joined, incoming);
      };
    }

    /** Whom we could not write to has now written what may be answered. */
    private static Conversation withinReach(Conversation c, Case incoming) {
      boolean found =
          !c.reachable()
              && incoming.screening().verdict() == Verdict.PERSON
              && incoming.known().age() == Age.FRESH
              && c.customer()
                  .sender()
                  .map(s -> s.address().key())
                  .equals(incoming.mail().sender().map(EmailAddress::key));
      return found ? c.reachableAt(incoming.screening().to()) : c;
    }

    /** A promise stands: it is said once, until a person of ours has acted. */
    private Optional<LetterOrder> followUp(Conversation c, Case incoming) {
      boolean say =
          mayWrite(c, incoming)
              && !c.course().tally().followedUp()
              && c.course().promise().isPresent();
      return say
          ? Optional.of(order(followUpKind(incoming), joinedOpen(c, incoming), incoming))
          : Optional.empty();
    }

    private static LetterKind followUpKind(Case incoming) {
      return incoming.reading().asksAgain() ? LetterKind.ASKS_AGAIN : LetterKind.FOLLOW_UP;
    }

    private Conversation joinedOpen(Conversation c, Case incoming) {
      Tally t = c.course().tally();
      boolean told = t.followedUp() || mayWrite(c, incoming);
      return c.with(
          new Tally(t.updates(), t.corrections(), told, t.evidence(), t.answered(), t.closed()));
    }

    private Reception reopened(Conversation before, Case incoming) {
      Conversation c = withKnownUrgency(before, incoming.reading().matter().urgency());
      Outlook outlook = outlook(c.matter().urgency());
      Promise promise = promise(outlook, incoming.mail().arrivedAt());
      Tally t = c.course().tally();
      boolean told = mayWrite(c, incoming);
      Agenda fresh = outlook.promised(now, promise);
      Conversation next =
          c.with(
              new Course(
                  Status.OPEN,
                  c.course().openedAt(),
                  Optional.of(promise),
                  told ? fresh : keepingWord(fresh, c.course().agenda()),
                  new Tally(0, 0, true, t.evidence(), t.answered(), Optional.empty())));
      return new Reopened(
          next, told ? Optional.of(order(LetterKind.REOPENED, next, incoming)) : Optional.empty());
    }

    /** Who is not written to now still waits for the update that the last letter named. */
    private static Agenda keepingWord(Agenda fresh, Agenda before) {
      Optional<Instant> first =
          Stream.concat(fresh.update().stream(), before.update().stream())
              .min(Comparator.naturalOrder());
      return new Agenda(first, fresh.warn(), fresh.correct(), fresh.close());
    }

    /** Ops may have taken the urgency of a closed conversation out of the configuration. */
    private Conversation withKnownUrgency(Conversation c, String otherwise) {
      Matter m = c.matter();
      return policy.promises().urgencies().containsKey(m.urgency())
          ? c
          : c.with(new Matter(m.subject(), m.subjectQuoted(), m.topic(), otherwise, m.thread()));
    }

    private boolean mayWrite(Conversation c, Case incoming) {
      return c.reachable()
          && incoming.screening().verdict() == Verdict.PERSON
          && incoming.known().age() == Age.FRESH;
    }

    private Reception opened(Case incoming, Reference fresh) {
      Reading reading = incoming.reading();
      InboundMessage mail = incoming.mail();
      Outlook outlook = outlook(reading.matter().urgency());
      Customer customer = customer(incoming);
      Promise promise =
          promise(outlook, mail.arrivedAt())
              .of(CallWish.promised(reading, mailbox.style().terms(), customer.language()));
      Conversation conversation =
          new Conversation(
              fresh,
              mailbox.id(),
              customer,
              matter(incoming),
              new Course(
                  Status.OPEN,
                  mail.arrivedAt(),
                  Optional.of(promise),
                  outlook.promised(now, promise),
                  Tally.NOTHING));
      boolean answer = conversation.reachable() && incoming.known().age() == Age.FRESH;
      return new Opened(
          conversation,
          answer
              ? Optional.of(order(LetterKind.ACKNOWLEDGEMENT, conversation, incoming))
              : Optional.empty());
    }

    /** Counted from the arrival, or from now where half of that time has gone by already. */
    private Promise promise(Outlook outlook, Instant arrivedAt) {
      Promise promise = outlook.urgency().promise(arrivedAt);
      return now.isAfter(Departure.half(arrivedAt, promise.dueAt()))
          ? outlook.urgency().promise(now)
          : promise;
    }

    /** What would have been promised at once, where the mail has waited for too long. */
    private Optional<Promise> missed(LetterKind kind, Conversation c, InboundMessage mail) {
      Promise.What what = c.course().promise().map(Promise::what).orElse(Promise.What.ANSWER);
      Promise intended = outlook(c.matter().urgency()).urgency().promise(mail.arrivedAt()).of(what);
      return kind.givesPromise() && !c.course().promise().equals(Optional.of(intended))
          ? Optional.of(intended)
          : Optional.empty();
    }

    private Customer customer(Case incoming) {
      InboundMessage mail = incoming.mail();
      Reading reading = incoming.reading();
      boolean answerable = incoming.screening().verdict() == Verdict.PERSON;
      return new Customer(
          mail.participants().from().stream().findFirst(),
          answerable && incoming.known().age() == Age.FRESH
              ? incoming.screening().to()
              : Optional.empty(),
          reading.person(),
          reading
              .language()
              .filter(mailbox.languages()::contains)
              .orElse(mailbox.languages().getFirst()));
    }

    private Matter matter(Case incoming) {
      InboundMessage mail = incoming.mail();
      return new Matter(
          Secrets.mask(mail.subject()),
          SubjectEcho.allowed(mail, mailbox),
          incoming.reading().matter().topic(),
          incoming.reading().matter().urgency(),
          mail.messageId().map(id -> thread(mail, id)).orElse(List.of()));
    }

    private static Matter continuedMatter(Matter matter, InboundMessage mail) {
      return mail.messageId()
          .map(id ->
              new Matter(
                  matter.subject(),
                  matter.subjectQuoted(),
                  matter.topic(),
                  matter.urgency(),
                  thread(mail, id)))
          .orElse(matter);
    }

    /** The mail's own References and then itself (RFC 5322 section 3.6.4), the newest twenty. */
    private static List<MessageId> thread(InboundMessage mail, MessageId id) {
      List<MessageId> earlier = mail.answers().reversed();
      List<MessageId> newest = earlier.subList(Math.max(0, earlier.size() - 19), earlier.size());
      return Stream.concat(newest.stream().filter(e -> !e.equals(id)), Stream.of(id)).toList();
    }

    private LetterOrder order(LetterKind kind, Conversation c, Case incoming) {
      var times =
          new LetterOrder.Times(
                  now, c.course().promise(), Optional.empty(), missed(kind, c, incoming.mail()))
              .within(outlook(c.matter().urgency()).urgency().calendar());
      var told = Told.of(incoming.mail(), incoming.reading());
      return new LetterOrder(kind, c, times, List.of(), told);
    }

    private Outlook outlook(String urgency) {
      return new Outlook(policy.promises().urgency(urgency), policy.promises().correct());
    }
  }
}
