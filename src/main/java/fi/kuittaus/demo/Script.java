package fi.kuittaus.demo;

import jakarta.mail.MessagingException;
import java.time.InstantSource;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.function.BooleanSupplier;

/**
 * What the people of the story do, and when: customers write, Anna of the desk answers and closes.
 * What the daemon does is in no script. For one thread.
 */
final class Script {
  private static final ZoneId LONDON = ZoneId.of("Europe/London");
  private final PostOffice post;
  private final InstantSource clock;
  private final Narrator narrator;
  private final Onlooker onlooker;
  private final MailProgram anna;
  private final Queue<Scene> scenes;

  Script(PostOffice post, InstantSource clock, Narrator narrator, Onlooker onlooker) {
    this.post = post;
    this.clock = clock;
    this.narrator = narrator;
    this.onlooker = onlooker;
    this.anna = new MailProgram(Cast.SUPPORT, post);
    this.scenes = new ArrayDeque<>(scenes());
  }

  /** What one does. */
  @FunctionalInterface
  private interface Deed {
    void run() throws MessagingException;
  }

  /**
   * One step.
   *
   * @param from not before this time of the first day
   * @param ready not before this holds
   */
  private record Scene(LocalTime from, BooleanSupplier ready, Deed deed) {}

  private List<Scene> scenes() {
    return List.of(
        writes(LocalTime.of(9, 7), Cast.VILLE, "ville", DemoClock.ZONE),
        writes(LocalTime.of(9, 15), Cast.GUNNEL, "gunnel", DemoClock.ZONE),
        writes(LocalTime.of(9, 20), Cast.NEWSLETTER, "newsletter", DemoClock.ZONE),
        writes(LocalTime.of(9, 26), Cast.MARTIN, "martin", LONDON),
        writes(LocalTime.of(9, 34), Cast.AINO, "aino", DemoClock.ZONE),
        answers(LocalTime.of(9, 58), Cast.MARTIN, "answer-martin"),
        closes(
            LocalTime.of(10, 20),
            Cast.GUNNEL,
            "Anna has phoned Gunnel, and moves her mail to Closed"),
        new Scene(LocalTime.of(11, 0), () -> heard(Cast.VILLE, "correction"), () -> {}),
        answers(LocalTime.of(11, 10), Cast.VILLE, "answer-ville"),
        closes(LocalTime.of(11, 20), Cast.VILLE, "Anna moves Ville's mail to Closed"));
  }

  /** Plays the next scene if it is its time; whether all have been played. */
  boolean play() throws MessagingException {
    Scene next = scenes.peek();
    if (next != null && isTime(next.from()) && next.ready().getAsBoolean()) {
      scenes.remove();
      next.deed().run();
    }
    return scenes.isEmpty();
  }

  private boolean isTime(LocalTime from) {
    return !clock.instant().atZone(DemoClock.ZONE).toLocalTime().isBefore(from);
  }

  private Scene writes(LocalTime from, Person who, String sample, ZoneId zone) {
    return new Scene(
        from,
        () -> true,
        () ->
            new MailProgram(who, post)
                .send(Draft.sample(sample), Cast.SUPPORT.address(), now(zone)));
  }

  private Scene answers(LocalTime from, Person customer, String sample) {
    return new Scene(
        from,
        () -> heard(customer, "acknowledgement"),
        () -> {
          narrator.happens(
              clock.instant(),
              "Anna of the desk answers " + customer.first() + " from her mail program");
          Letter mail = onlooker.mailFrom(customer).orElseThrow().letter();
          anna.sendAndKeep(
              Draft.sample(sample).answering(mail), customer.address(), now(DemoClock.ZONE));
        });
  }

  private Scene closes(LocalTime from, Person customer, String told) {
    return new Scene(
        from,
        () -> heard(customer, "acknowledgement"),
        () -> {
          narrator.happens(clock.instant(), told);
          Letter mail = onlooker.mailFrom(customer).orElseThrow().letter();
          anna.file(mail.id().orElseThrow(), "Closed");
        });
  }

  private boolean heard(Person who, String kind) {
    return onlooker.mailOf(who).stream().anyMatch(r -> r.is(kind));
  }

  private ZonedDateTime now(ZoneId zone) {
    return clock.instant().atZone(zone);
  }
}
