package fi.kuittaus.world;

import fi.kuittaus.mail.EmailAddress;
import fi.kuittaus.mail.Header;
import fi.kuittaus.mail.NamedAddress;
import fi.kuittaus.mail.Parsed;
import fi.kuittaus.world.Folder.Flag;
import fi.kuittaus.world.Habits.Way;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;

/** The mails that agents write, and where their mail programs leave them. */
final class Answers {
  /** Where a server notes whom a Bcc went to. */
  private static final String PLUS = "Delivered-To";

  private final World world;
  private final Dice dice;
  private int mails;

  Answers(World world, Dice dice) {
    this.world = world;
    this.dice = dice;
  }

  /** An agent answers the customer, in one of their ways. */
  void answer(Matter matter, Agent agent) {
    Way way = dice.oneOf(agent.habits().answers());
    answer(matter, agent, world.scenario.sources().contains(way.source) ? way : Way.AT_ONCE);
  }

  private void answer(Matter matter, Agent agent, Way way) {
    Mails.Draft plain = draft(matter, matter.address(), matter.mails.getLast().id());
    Instant now = world.time.now();
    world.chronicle.tell(
        matter.number, agent + " answers " + way + ", naming " + plain.answers().orElse("nothing"));
    switch (way) {
      case AT_ONCE -> leaves(matter, plain, now, now, now);
      case LATE -> leaves(matter, plain, now, later(10), now);
      case LATE_BY_THE_SERVER -> {
        Instant seen = later(10);
        leaves(matter, plain, now, seen, seen);
      }
      case WITHOUT_HEADERS -> leaves(matter, withoutHeaders(matter, plain), now, now, now);
      case TWICE -> {
        leaves(matter, plain, now, now, now);
        Instant again = later(5);
        world.time.at(again, () -> inSent(matter, plain, again));
      }
      case WITH_A_COPY -> {
        leaves(matter, plain, now, now, now);
        world.time.at(later(1), () -> inInbox(matter, plain.with("Date", date(now))));
      }
      case OWN_ADDRESS -> {
        answered(matter, new Matter.Answer(plain.id(), now, now));
        inInbox(matter, plain.by(NamedAddress.of(agent.address())));
      }
      case DRAFTED -> drafted(matter, plain);
      case CLOSING -> {
        leaves(matter, plain.with(PLUS, plus(matter, "close")), now, now, now);
        world.agents.closed(matter, matter.mails.getLast().id(), "by a plus-address in Bcc");
      }
    }
    if (way != Way.DRAFTED) {
      world.customers.hear(matter, plain.id());
    }
  }

  private Instant later(int hours) {
    return world.time.now().plus(dice.about(Duration.ofHours(hours)));
  }

  /**
   * It is sent.
   *
   * @param seen when its copy lies in Sent
   * @param dated the INTERNALDATE of that
   */
  private void leaves(Matter matter, Mails.Draft draft, Instant sent, Instant seen, Instant dated) {
    Mails.Draft dating = draft.with("Date", date(sent));
    answered(matter, new Matter.Answer(draft.id(), sent, seen));
    world.time.at(
        seen,
        () -> {
          world.chronicle.tell(matter.number, "the answer lies in Sent");
          inSent(matter, dating, dated);
        });
  }

  private void answered(Matter matter, Matter.Answer answer) {
    matter.answers.add(answer);
    world.deskChecks.answered(matter, answer);
  }

  private static String date(Instant at) {
    return DateTimeFormatter.RFC_1123_DATE_TIME.format(at.atOffset(ZoneOffset.UTC));
  }

  private static Mails.Draft withoutHeaders(Matter matter, Mails.Draft plain) {
    return new Mails.Draft(
        plain.from(),
        plain.to(),
        plain.id(),
        "VS: " + matter.subject,
        plain.words(),
        Optional.empty(),
        "",
        List.of());
  }

  /** The draft is kept in Sent, and taken away when the answer is sent. */
  private void drafted(Matter matter, Mails.Draft plain) {
    Folder sent = world.server(matter.mailbox).sent;
    Folder.Lying lying =
        sent.append(world.time.now(), new Parsed.Mail(plain.arriving(world.time.now())));
    sent.flag(lying, Flag.DRAFT);
    world.service.ring();
    world.time.after(
        dice.about(Duration.ofHours(4)),
        () -> {
          if (!world.time.isCalm()) {
            sent.find(plain.id()).ifPresent(sent::remove);
            Instant now = world.time.now();
            leaves(matter, plain, now, now, now);
            world.customers.hear(matter, plain.id());
          }
        });
  }

  private void inSent(Matter matter, Mails.Draft draft, Instant at) {
    world.server(matter.mailbox).sent.append(at, new Parsed.Mail(draft.arriving(at)));
    world.service.ring();
  }

  /** By way of the server, which vouches for the author. */
  private void inInbox(Matter matter, Mails.Draft draft) {
    Instant now = world.time.now();
    String proof = House.TRUSTED + "; dmarc=pass header.from=example.com";
    world.chronicle.tell(matter.number, "an agent's mail comes to the inbox");
    world
        .server(matter.mailbox)
        .inbox
        .append(now, new Parsed.Mail(draft.with("Authentication-Results", proof).arriving(now)));
    world.service.ring();
  }

  private Mails.Draft draft(Matter matter, EmailAddress to, String answered) {
    mails++;
    return new Mails.Draft(
        NamedAddress.of(House.address(matter.mailbox)),
        to,
        "<a" + mails + "@example.com>",
        "Re: " + matter.subject,
        "Asia on hoidettu.",
        Optional.of(answered),
        "",
        List.of(new Header("References", Mails.thread(matter, answered))));
  }

  /** The answer is in Sent before the mail that it answers is in the inbox. */
  void answerEarly(Matter matter, Agent agent) {
    world.chronicle.tell(matter.number, agent + " has it already and answers");
    Instant now = world.time.now();
    Mails.Draft plain = draft(matter, matter.address(), matter.mails.getLast().id());
    leaves(matter, plain, now, now, now);
  }

  /** To a colleague, or to somebody else's customer: this one is not answered. */
  void forward(Matter matter) {
    EmailAddress other =
        dice.chance(0.5) ? dice.oneOf(House.AGENTS) : dice.oneOf(world.ledger.matters).address();
    if (!other.equals(matter.address())) {
      world.chronicle.tell(matter.number, "an agent forwards it");
      inSent(matter, draft(matter, other, matter.mails.getFirst().id()), world.time.now());
    }
  }

  void awayInSent(Matter matter) {
    world.chronicle.tell(matter.number, "an agent's absence note lies in Sent");
    Mails.Draft note = draft(matter, matter.address(), matter.mails.getLast().id());
    inSent(matter, note.with("Auto-Submitted", "auto-replied"), world.time.now());
  }

  /** A mail to a plus-address of the mailbox, which the customer does not get. */
  void command(Matter matter, String command, String answered) {
    world.chronicle.tell(matter.number, "an agent writes to +" + command);
    EmailAddress to = EmailAddress.of(plus(matter, command));
    inSent(matter, draft(matter, to, answered), world.time.now());
  }

  private static String plus(Matter matter, String command) {
    return House.address(matter.mailbox).toString().replace("@", "+" + command + "@");
  }
}
