package fi.kuittaus.world;

import fi.kuittaus.conversation.Reference;
import fi.kuittaus.mail.EmailAddress;
import fi.kuittaus.mail.Header;
import fi.kuittaus.mail.NamedAddress;
import fi.kuittaus.mail.Parsed;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The people of the desk, who work the mailbox with their mail programs. */
final class Agents {
  private final World world;
  private final Dice dice;
  private int mails;

  /** Where a server notes whom a Bcc went to. */
  private static final String PLUS = "Delivered-To";

  Agents(World world) {
    this.world = world;
    this.dice = world.dice("agents");
  }

  /** A new matter: sooner or later somebody answers it, or nobody does; in the end it is closed. */
  void learnOf(Matter matter) {
    if (dice.happens(Source.ANSWERS, 0.75)) {
      world.time.after(dice.about(Duration.ofHours(11)), () -> answer(matter));
    }
    if (dice.happens(Source.MISPLACED_ANSWERS, 0.08)) {
      world.time.after(dice.about(Duration.ofHours(6)), () -> forward(matter));
    }
    if (dice.happens(Source.AGENTS_ABSENCE, 0.05)) {
      world.time.after(dice.about(Duration.ofHours(2)), () -> awayInSent(matter));
    }
    world.time.after(dice.between(Duration.ofHours(3), patience(14)), () -> closeSomehow(matter));
  }

  /** The customer has written again. */
  void hearAgain(Matter matter) {
    if (dice.happens(Source.ANSWERS, 0.7)) {
      world.time.after(dice.about(Duration.ofHours(11)), () -> answer(matter));
    }
    world.time.after(dice.between(Duration.ofHours(3), patience(12)), () -> closeSomehow(matter));
  }

  /** A busy desk closes sooner. */
  private Duration patience(int days) {
    return Duration.ofDays(world.scenario.isBusy() ? days / 3 : days);
  }

  private void answer(Matter matter) {
    if (world.time.isCalm()) {
      return;
    }
    Instant now = world.time.now();
    boolean late = dice.happens(Source.LATE_ANSWERS, 0.12);
    Instant seen = late ? now.plus(dice.about(Duration.ofHours(10))) : now;
    Mails.Draft draft = withHabits(matter);
    matter.answers.add(new Matter.Answer(draft.id(), now, seen));
    world.chronicle.tell(
        matter.number, "an agent answers, naming " + draft.answers() + ", seen at " + seen);
    world.time.at(
        seen,
        () -> {
          world.chronicle.tell(matter.number, "the answer lies in Sent");
          inSent(matter, draft, now);
          if (draft.headers().stream().anyMatch(h -> h.name().equals(PLUS))) {
            closed(matter, "by a plus-address");
          }
        });
    if (dice.happens(Source.SECOND_COPIES, 0.1)) {
      Instant again = seen.plus(dice.about(Duration.ofHours(5)));
      world.time.at(again, () -> inSent(matter, draft, again));
    }
    world.customers.hear(matter, draft.id());
  }

  /**
   * Some clients drop the headers that name the mail answered; some agents close as they answer.
   */
  private Mails.Draft withHabits(Matter matter) {
    Mails.Draft plain = draft(matter, matter.address(), matter.mails.getLast().id());
    Mails.Draft draft =
        dice.happens(Source.DROPPED_HEADERS, 0.08)
            ? new Mails.Draft(
                plain.from(),
                plain.to(),
                plain.id(),
                "VS: " + matter.subject,
                plain.words(),
                Optional.empty(),
                "",
                List.of())
            : plain;
    String close = House.address(matter.mailbox).toString().replace("@", "+close@");
    return dice.happens(Source.PLUS_COMMANDS, 0.08) ? draft.with(PLUS, close) : draft;
  }

  private void inSent(Matter matter, Mails.Draft draft, Instant at) {
    world.server(matter.mailbox).sent.append(at, new Parsed.Mail(draft.arriving(at)));
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

  /** To a colleague, or to somebody else's customer: this one is not answered. */
  private void forward(Matter matter) {
    if (!world.time.isCalm()) {
      EmailAddress other =
          dice.chance(0.5) ? House.ANNA : dice.oneOf(world.ledger.matters).address();
      if (!other.equals(matter.address())) {
        world.chronicle.tell(matter.number, "an agent forwards it");
        inSent(matter, draft(matter, other, matter.mails.getFirst().id()), world.time.now());
      }
    }
  }

  private void awayInSent(Matter matter) {
    if (!world.time.isCalm()) {
      world.chronicle.tell(matter.number, "an agent's absence note lies in Sent");
      Mails.Draft note = draft(matter, matter.address(), matter.mails.getLast().id());
      inSent(matter, note.with("Auto-Submitted", "auto-replied"), world.time.now());
    }
  }

  private void closeSomehow(Matter matter) {
    if (world.time.isCalm() || !dice.happens(Source.CLOSES, 1)) {
      return;
    }
    String newest = newestOfCustomer(matter).id();
    Folder inbox = world.server(matter.mailbox).inbox;
    Optional<Folder.Lying> lying = inbox.find(newest);
    switch (dice.upTo(4)) {
      case 0 -> console(matter, newest);
      case 1 -> {
        if (lying.isPresent()) {
          inbox.mark(newest);
          closed(matter, "by keyword");
        }
      }
      case 2 -> tidyAway(matter, inbox);
      default -> lying.ifPresent(mail -> move(matter, inbox, mail));
    }
  }

  /** As an agent sees it: the newest that asks something. */
  private static Written newestOfCustomer(Matter matter) {
    return matter.mails.reversed().stream()
        .filter(m -> m.nature() != Written.Nature.MACHINE)
        .findFirst()
        .orElse(matter.mails.getLast());
  }

  /** Who moves the last mail before a word of thanks has closed the matter. */
  private static Written newestThatAsks(Matter matter) {
    return matter.mails.reversed().stream()
        .filter(m -> m.nature() != Written.Nature.MACHINE && m.nature() != Written.Nature.THANKS)
        .findFirst()
        .orElse(matter.mails.getFirst());
  }

  private void move(Matter matter, Folder inbox, Folder.Lying mail) {
    inbox.remove(mail);
    world.server(matter.mailbox).closed.append(mail.at(), mail.mail());
    closed(matter, "its newest mail is moved to Closed");
  }

  private void closed(Matter matter, String how) {
    matter.closings.add(world.time.now());
    world.chronicle.tell(matter.number, "an agent closes it: " + how);
    world.service.ring();
    if (dice.happens(Source.REOPENS, 0.05)) {
      world.time.after(dice.about(Duration.ofDays(1)), () -> reopen(matter));
    }
  }

  /** An older mail goes to Closed: that closes nothing; the matter itself is closed by hand. */
  private void tidyAway(Matter matter, Folder inbox) {
    Written oldest = matter.mails.getFirst();
    if (!oldest.equals(newestThatAsks(matter))) {
      inbox
          .find(oldest.id())
          .ifPresent(mail -> {
            inbox.remove(mail);
            world.server(matter.mailbox).closed.append(mail.at(), mail.mail());
            world.chronicle.tell(matter.number, "an older mail is tidied away");
          });
    }
    console(matter, newestOfCustomer(matter).id());
  }

  private void console(Matter matter, String id) {
    reference(id)
        .ifPresentOrElse(
            reference -> {
              matter.closings.add(world.time.now());
              world.chronicle.tell(matter.number, "an agent closes it at the console");
              world.service.running().closing().close(reference, "console");
            },
            () -> world.time.after(Duration.ofHours(4), () -> closeSomehow(matter)));
  }

  private void reopen(Matter matter) {
    if (!world.time.isCalm()) {
      reference(newestOfCustomer(matter).id())
          .ifPresent(reference -> {
            matter.reopenings.add(world.time.now());
            world.chronicle.tell(matter.number, "an agent opens it again");
            world.service.running().closing().reopen(reference, "console");
          });
      world.time.after(dice.about(Duration.ofDays(4)), () -> closeSomehow(matter));
    }
  }

  private Optional<Reference> reference(String id) {
    return world.service.isUp()
        ? world.books.referenceOf(id).map(Reference::new)
        : Optional.empty();
  }
}
