package fi.kuittaus.world;

import fi.kuittaus.conversation.Reference;
import fi.kuittaus.world.Folder.Flag;
import fi.kuittaus.world.Habits.End;
import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** What agents do to the customers' mails themselves, with the mail program or at the console. */
final class Ends {
  private final World world;
  private final Dice dice;

  /** The mails that have borne the closing keyword, wherever they lie now. */
  private final Set<String> keywords = new HashSet<>();

  Ends(World world, Dice dice) {
    this.world = world;
    this.dice = dice;
  }

  /** An agent ends the matter in one of their ways; or, if it cannot be, tries later. */
  void close(Matter matter, Agent agent) {
    Written newest = newestOfCustomer(matter);
    Folder inbox = world.server(matter.mailbox).inbox;
    Optional<Folder.Lying> lying = inbox.find(newest.id());
    boolean there =
        lying.isPresent() && !isUnreadElsewhere(newest) && !cameAgainSince(matter, newest);
    End end = there ? dice.oneOf(agent.habits().ends()) : End.CONSOLE;
    switch (end) {
      case CONSOLE -> console(matter, agent, newest.id());
      case KEYWORD -> keyword(matter, agent, inbox, lying.orElseThrow());
      case TIDY -> {
        tidyAway(matter, inbox);
        console(matter, agent, newest.id());
      }
      case MOVE -> move(matter, inbox, lying.orElseThrow());
      case COPY -> copy(matter, inbox, lying.orElseThrow());
      case MAIL -> {
        world.agents.answers().command(matter, "close", newest.id());
        closed(matter, newest.id(), "by a mail");
      }
    }
  }

  /** What went to both mailboxes, and is closed in one before it is read, the other still opens. */
  private boolean isUnreadElsewhere(Written mail) {
    boolean both = world.servers().stream().allMatch(s -> s.inbox.find(mail.id()).isPresent());
    return both && world.ledger.readAt(mail.id()).isEmpty();
  }

  /** By when they came in, another mail is the newest then. */
  private boolean cameAgainSince(Matter matter, Written newest) {
    return matter.mails.stream()
        .filter(mail -> !mail.id().equals(newest.id()))
        .flatMap(mail -> world.servers().stream().flatMap(s -> s.inbox.lastOf(mail.id()).stream()))
        .anyMatch(last -> last.isAfter(newest.at()));
  }

  /** As an agent sees it: the newest that asks something. */
  private static Written newestOfCustomer(Matter matter) {
    return matter.mails.reversed().stream()
        .filter(m -> m.nature() != Written.Nature.MACHINE)
        .findFirst()
        .orElse(matter.mails.getLast());
  }

  /** Once for a mail, also where it was delivered twice: the keyword stays on it. */
  private void keyword(Matter matter, Agent agent, Folder inbox, Folder.Lying mail) {
    if (!keywords.add(mail.id())) {
      console(matter, agent, mail.id());
    } else {
      inbox.flag(mail, Flag.CLOSED);
      closed(matter, mail.id(), "by keyword");
    }
  }

  private void move(Matter matter, Folder inbox, Folder.Lying mail) {
    Folder closed = world.server(matter.mailbox).closed;
    closed.take(inbox, mail);
    closed(matter, mail.id(), "its newest mail is moved to Closed");
    if (dice.happens(Source.MOVES_BACK, 0.15)) {
      world.time.after(
          dice.between(Duration.ofMinutes(5), Duration.ofHours(23)),
          () ->
              closed
                  .find(mail.id())
                  .filter(_ -> !world.time.isCalm())
                  .ifPresent(there -> {
                    inbox.take(closed, there);
                    reopened(matter, "by moving its mail back");
                  }));
    }
  }

  /** As mail programs do that do not know MOVE. */
  private void copy(Matter matter, Folder inbox, Folder.Lying mail) {
    world.server(matter.mailbox).closed.copy(inbox, mail);
    inbox.flag(mail, Flag.DELETED);
    closed(matter, mail.id(), "its newest mail is copied to Closed and marked as deleted");
    if (dice.chance(0.5)) {
      world.time.after(dice.about(Duration.ofHours(12)), () -> expunge(inbox, mail.id()));
    }
  }

  private void expunge(Folder inbox, String id) {
    inbox.flagged(Flag.DELETED).stream()
        .filter(m -> m.id().equals(id))
        .toList()
        .forEach(inbox::remove);
    world.service.ring();
  }

  /** An older mail goes to Closed: that closes nothing that its customer has asked since. */
  private void tidyAway(Matter matter, Folder inbox) {
    Written oldest = matter.mails.getFirst();
    boolean askedSince =
        matter.mails.stream()
            .anyMatch(m -> m.nature() == Written.Nature.PERSON && m.at().isAfter(oldest.at()));
    if (askedSince) {
      inbox
          .find(oldest.id())
          .ifPresent(mail -> {
            world.server(matter.mailbox).closed.take(inbox, mail);
            world.chronicle.tell(matter.number, "an older mail is tidied away");
          });
    }
  }

  void console(Matter matter, Agent agent, String id) {
    reference(id)
        .ifPresentOrElse(
            reference -> {
              closed(matter, id, "at the console");
              world.service.running().closing().close(reference, "console");
            },
            () -> world.time.after(Duration.ofHours(4), () -> world.agents.close(matter, agent)));
  }

  /** An agent has said that it is settled. */
  void closed(Matter matter, String id, String how) {
    matter.closings.add(world.time.now());
    world.chronicle.tell(matter.number, "an agent closes it: " + how);
    world.service.ring();
    world.deskChecks.closed(matter, id);
    if (dice.happens(Source.REOPENS, 0.05)) {
      world.time.after(dice.about(Duration.ofDays(1)), () -> reopen(matter));
    }
  }

  private void reopen(Matter matter) {
    if (!world.time.isCalm()) {
      reference(newestOfCustomer(matter).id())
          .ifPresent(reference -> {
            reopened(matter, "at the console");
            world.service.running().closing().reopen(reference, "console");
          });
    }
  }

  private void reopened(Matter matter, String how) {
    matter.reopenings.add(world.time.now());
    world.chronicle.tell(matter.number, "an agent opens it again: " + how);
    world.service.ring();
    world.agents.closeOneDay(matter, Duration.ofDays(4));
  }

  /** It is no customer's mail at all, an agent thinks. */
  void junk(Matter matter) {
    Written newest = newestOfCustomer(matter);
    Folder inbox = world.server(matter.mailbox).inbox;
    inbox
        .find(newest.id())
        .ifPresent(mail -> {
          world.server(matter.mailbox).junk.take(inbox, mail);
          matter.closings.add(world.time.now());
          world.chronicle.tell(matter.number, "an agent moves it to Junk");
          world.service.ring();
        });
  }

  /** A slip, which somebody makes good within the day. */
  void delete(Matter matter) {
    Written newest = newestOfCustomer(matter);
    Folder inbox = world.server(matter.mailbox).inbox;
    inbox.find(newest.id()).ifPresent(mail -> delete(matter, inbox, mail));
  }

  private void delete(Matter matter, Folder inbox, Folder.Lying mail) {
    boolean marked = dice.chance(0.5);
    Folder trash = world.server(matter.mailbox).trash;
    if (marked) {
      inbox.flag(mail, Flag.DELETED);
    } else {
      trash.take(inbox, mail);
    }
    matter.deletions.add(world.time.now());
    world.chronicle.tell(
        matter.number, "an agent " + (marked ? "marks it as deleted" : "moves it to the trash"));
    world.service.ring();
    world.time.after(
        dice.between(Duration.ofMinutes(2), Duration.ofHours(22)),
        () -> {
          world.chronicle.tell(matter.number, "and takes that back");
          if (marked) {
            inbox.find(mail.id()).ifPresent(m -> inbox.unflag(m, Flag.DELETED));
          } else {
            trash.find(mail.id()).ifPresent(there -> inbox.take(trash, there));
          }
          world.service.ring();
        });
  }

  /** Into a folder of the agents' own: nothing follows from that. */
  void file(Matter matter) {
    Folder inbox = world.server(matter.mailbox).inbox;
    inbox
        .find(matter.mails.getLast().id())
        .ifPresent(mail -> {
          world.server(matter.mailbox).desk.take(inbox, mail);
          matter.filed = true;
          world.chronicle.tell(matter.number, "an agent files it in a folder of the desk");
          world.service.ring();
        });
  }

  /** An agent opens the newest mail. */
  void glance(Matter matter) {
    Folder inbox = world.server(matter.mailbox).inbox;
    inbox
        .find(matter.mails.getLast().id())
        .ifPresent(mail -> {
          inbox.flag(mail, Flag.SEEN);
          world.service.ring();
        });
  }

  private Optional<Reference> reference(String id) {
    return world.service.isUp()
        ? world.books.referenceOf(id).map(Reference::new)
        : Optional.empty();
  }
}
