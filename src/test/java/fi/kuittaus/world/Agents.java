package fi.kuittaus.world;

import java.time.Duration;
import java.util.List;

/** The people of the desk, who work the mailbox with their mail programs, each in their own way. */
final class Agents {
  private final World world;
  private final Dice dice;
  private final List<Agent> all;
  private final Answers answers;
  private final Ends ends;

  Agents(World world) {
    this.world = world;
    this.dice = world.dice("agents");
    this.all =
        House.AGENTS.stream()
            .map(address -> new Agent(address, Habits.of(world.dice(address.local()))))
            .toList();
    this.answers = new Answers(world, world.dice("answers"));
    this.ends = new Ends(world, world.dice("ends"));
    all.forEach(a -> world.chronicle.tell(Chronicle.HOUSE, a + ": " + a.habits()));
  }

  Answers answers() {
    return answers;
  }

  /** A new matter: sooner or later somebody answers it, or nobody does; in the end it is closed. */
  void learnOf(Matter matter) {
    sometimes(Source.ANSWERS, 0.75, 11, () -> answers.answer(matter, anyone()));
    sometimes(Source.MISPLACED_ANSWERS, 0.08, 6, () -> answers.forward(matter));
    sometimes(Source.AGENTS_ABSENCE, 0.05, 2, () -> answers.awayInSent(matter));
    sometimes(Source.GLANCES, 0.6, 5, () -> ends.glance(matter));
    sometimes(Source.NOTES, 0.1, 8, () -> command(matter, dice.chance(0.5) ? "note" : "working"));
    sometimes(Source.JUNK, 0.03, 4, () -> ends.junk(matter));
    sometimes(Source.DELETIONS, 0.05, 9, () -> ends.delete(matter));
    sometimes(Source.FILINGS, 0.06, 9, () -> ends.file(matter));
    closeOneDay(matter, patience(14));
  }

  /** The customer has written again. */
  void hearAgain(Matter matter) {
    sometimes(Source.ANSWERS, 0.7, 11, () -> answers.answer(matter, anyone()));
    closeOneDay(matter, patience(12));
  }

  /** A busy desk closes sooner. */
  private Duration patience(int days) {
    return Duration.ofDays(world.scenario.isBusy() ? days / 3 : days);
  }

  private void command(Matter matter, String command) {
    answers.command(matter, command, matter.mails.getLast().id());
  }

  /** An agent has got it before the mailbox has. */
  void answerEarly(Matter matter) {
    answers.answerEarly(matter, anyone());
  }

  private Agent anyone() {
    return dice.oneOf(all);
  }

  private void sometimes(Source source, double probability, int hours, Runnable what) {
    if (dice.happens(source, probability)) {
      world.time.after(
          dice.about(Duration.ofHours(hours)),
          () -> {
            if (!world.time.isCalm()) {
              what.run();
            }
          });
    }
  }

  /** Within this time. */
  void closeOneDay(Matter matter, Duration most) {
    Agent agent = anyone();
    world.time.after(dice.between(Duration.ofHours(3), most), () -> close(matter, agent));
  }

  void close(Matter matter, Agent agent) {
    if (!world.time.isCalm() && dice.happens(Source.CLOSES, 0.8)) {
      ends.close(matter, agent);
    }
  }

  /** An agent has said that it is settled. */
  void closed(Matter matter, String id, String how) {
    ends.closed(matter, id, how);
  }
}
