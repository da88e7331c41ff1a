package fi.kuittaus.world;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** What must follow from the acts of agents, by the truth of the world. */
final class DeskChecks {
  /** For what has been seen to be dealt with. */
  private static final Duration SOON = Duration.ofMinutes(5);

  /** So long ago at most has it been found, by the rules of then. */
  private static final Duration FOUND = SOON.multipliedBy(3);

  private final World world;

  DeskChecks(World world) {
    this.world = world;
  }

  /** An agent has closed a matter by this mail of the customer's. */
  void closed(Matter matter, String mail) {
    Instant at = world.time.now();
    soon(
        matter,
        () -> hasReopenedSince(matter, at) || Set.of("closed", "unknown").contains(status(mail)),
        () -> "it was closed at " + at + ", and is " + status(mail));
  }

  private static boolean hasReopenedSince(Matter matter, Instant at) {
    return matter.reopenings.stream().anyMatch(r -> !r.isBefore(at))
        || matter.mails.stream().anyMatch(m -> !m.at().isBefore(at));
  }

  /** How an answer stands when it can be seen. */
  void answered(Matter matter, Matter.Answer answer) {
    world.time.at(
        answer.seenAt(),
        () ->
            soon(
                matter,
                () ->
                    wroteSince(matter, answer.at())
                        || !status(matter.mails.getLast().id()).equals("open"),
                () -> "the answer " + answer.id() + " does not count"));
    world.time.at(answer.seenAt().plus(SOON), () -> ends(matter, answer));
  }

  /**
   * Looks at it again when it should have closed by itself: some time after the answer was found,
   * which is later than it lay there where the program was down.
   */
  private void ends(Matter matter, Matter.Answer answer) {
    if (isFollowed(matter, answer)) {
      return;
    }
    String mail = matter.mails.getLast().id();
    if (!world.service.isUp() || !canSeeAll() || status(mail).equals("open")) {
      world.time.after(SOON, () -> ends(matter, answer));
      return;
    }
    if (world.ops.editedAt().isAfter(world.time.now().minus(FOUND))) {
      return; // by these rules, or by those before
    }
    world
        .books
        .referenceOf(mail)
        .flatMap(world.books::conversation)
        .map(row -> world.ops.closesAfter(row.urgency(), world.time.now()))
        .ifPresent(end -> world.time.at(end.plus(SOON), () -> isOver(matter, answer)));
  }

  /** An answer that nothing followed ends the matter after a time. */
  private void isOver(Matter matter, Matter.Answer answer) {
    soon(
        matter,
        () ->
            isFollowed(matter, answer)
                || Set.of("closed", "unknown").contains(status(matter.mails.getLast().id())),
        () -> "answered by " + answer.id() + ", it was left open beyond its rule");
  }

  private static boolean isFollowed(Matter matter, Matter.Answer answer) {
    Instant latest =
        matter.answers.stream().map(Matter.Answer::at).max(Comparator.naturalOrder()).orElseThrow();
    return latest.isAfter(answer.at())
        || !matter.deletions.isEmpty()
        || !matter.reopenings.isEmpty()
        || matter.mails.stream()
            .anyMatch(m -> m.nature() != Written.Nature.MACHINE && m.at().isAfter(answer.at()));
  }

  private String status(String mail) {
    return world
        .books
        .referenceOf(mail)
        .flatMap(world.books::conversation)
        .map(Books.Row::status)
        .orElse("unknown");
  }

  /** The program has had time to see it; if it could not look, it gets more. */
  private void soon(Matter matter, BooleanSupplier holds, Supplier<String> otherwise) {
    world.time.after(SOON, () -> look(matter, holds, otherwise, 2));
  }

  private void look(Matter matter, BooleanSupplier holds, Supplier<String> otherwise, int looks) {
    if (!world.service.isUp() || !canSeeAll()) {
      world.time.after(SOON, () -> look(matter, holds, otherwise, 2));
    } else if (!holds.getAsBoolean()) {
      if (looks == 0) {
        throw world.broken("agents-acts-seen", matter.number, otherwise.get());
      }
      world.time.after(SOON, () -> look(matter, holds, otherwise, looks - 1));
    }
  }

  /** What went to both mailboxes may be kept in the one or the other. */
  private boolean canSeeAll() {
    return world.servers().stream().allMatch(MailServer::isReachable);
  }

  /** Whether the customer, or their program, has asked for more. */
  private static boolean wroteSince(Matter matter, Instant at) {
    return matter.mails.stream()
        .filter(m -> !Set.of(Written.Nature.MACHINE, Written.Nature.THANKS).contains(m.nature()))
        .anyMatch(m -> m.at().isAfter(at));
  }
}
