package fi.kuittaus.screening;

import fi.kuittaus.mail.InboundMessage;
import fi.kuittaus.mail.Phrases;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A mail beside what has passed between us and its sender of late: what a loop shows in, whatever
 * headers its mails carry.
 *
 * @param theirs the sender's earlier mails, newest first
 * @param ours our letters to where an answer would go, newest first
 */
public record Exchange(
    InboundMessage mail, Standing standing, List<Theirs> theirs, List<Ours> ours, Counts counts) {

  /** Who writes so soon after a letter has hardly read it; twice in a row, nobody has. */
  static final Duration PROMPT = Duration.ofMinutes(10);

  private static final Duration SAME_ROUND = Duration.ofDays(7);

  public Exchange {
    theirs = List.copyOf(theirs);
    ours = List.copyOf(ours);
  }

  /**
   * What the mail is about.
   *
   * @param subject of the conversation that it continues
   * @param opens whether it continues none, or one by its subject alone
   * @param reopens whether that one was answered or closed
   * @param reopened how often that one was opened again within a day
   * @param namesAnothers whether it names the reference of a conversation of others
   */
  public record Standing(
      Optional<String> subject,
      boolean opens,
      boolean reopens,
      int reopened,
      boolean namesAnothers) {}

  /**
   * An earlier mail of the sender's.
   *
   * @param ownWords masked, as they are stored
   * @param opened whether it opened a conversation
   */
  public record Theirs(
      Instant arrivedAt,
      String subject,
      String ownWords,
      boolean opened,
      Optional<String> reference) {}

  /**
   * A letter of ours.
   *
   * @param reference of its conversation
   * @param leftAt when it was handed over; empty: it has not left
   */
  public record Ours(
      String reference,
      Instant writtenAt,
      Optional<Instant> leftAt,
      boolean acknowledges,
      Text text) {}

  /** The words of a letter. */
  public record Text(String subject, String body) {}

  /** Whether letters to the address's domain have reached the rate for domains. */
  public record Counts(boolean domainFull) {}

  /** How many acknowledgements have been written to this address since then. */
  long acknowledgedSince(Instant since) {
    return ours.stream().filter(o -> o.acknowledges() && o.writtenAt().isAfter(since)).count();
  }

  /**
   * The earlier mail that this one repeats although a letter of ours has come between them. One
   * that opened a conversation counts first.
   */
  public Optional<Theirs> repeated() {
    List<Theirs> same =
        theirs.stream()
            .filter(t -> SameWords.in(t, mail))
            .filter(t -> leftBetween(t.arrivedAt(), mail.arrivedAt()))
            .toList();
    return same.stream().filter(Theirs::opened).findFirst().or(() -> same.stream().findFirst());
  }

  /**
   * Whether this one, which asks nothing, varies an earlier mail that opened a conversation though
   * it only followed a letter of ours, as this one follows the next.
   */
  boolean varied() {
    return !Questions.anyIn(Phrases.normal(mail.content().own().text()))
        && theirs.stream()
            .filter(this::provesMachine)
            .filter(t -> leftBetween(t.arrivedAt(), mail.arrivedAt()))
            .anyMatch(t -> SameWords.nearly(t, mail));
  }

  /** Whether that earlier mail opened a conversation though it only answered a letter of ours. */
  public boolean provesMachine(Theirs repeated) {
    return repeated.opened() && follows(repeated, repeated.arrivedAt(), SAME_ROUND);
  }

  /** Whether this mail and an earlier one each followed a letter of ours at once. */
  boolean answersEachLetter() {
    Optional<Instant> second =
        ours.stream()
            .flatMap(Exchange::left)
            .filter(at -> isWithin(at, mail.arrivedAt(), PROMPT))
            .max(Instant::compareTo);
    return second.isPresent()
        && theirs.stream()
            .filter(t -> isWithin(t.arrivedAt(), second.get(), SAME_ROUND))
            .anyMatch(t -> follows(t, second.get(), PROMPT));
  }

  /** Whether an earlier mail followed a letter that left by then and does not answer it itself. */
  private boolean follows(Theirs mail, Instant leftBy, Duration within) {
    return ours.stream()
        .filter(o -> !(mail.opened() && mail.reference().equals(Optional.of(o.reference()))))
        .flatMap(Exchange::left)
        .anyMatch(at -> !at.isAfter(leftBy) && isWithin(at, mail.arrivedAt(), within));
  }

  private boolean leftBetween(Instant from, Instant to) {
    return ours.stream()
        .flatMap(Exchange::left)
        .anyMatch(at -> !at.isBefore(from) && !at.isAfter(to));
  }

  private static boolean isWithin(Instant at, Instant before, Duration time) {
    return !at.isAfter(before) && !at.isBefore(before.minus(time));
  }

  /** INTERNALDATE has whole seconds: what answers a letter may seem as old as that. */
  private static Stream<Instant> left(Ours letter) {
    return letter.leftAt().stream().map(at -> at.truncatedTo(ChronoUnit.SECONDS));
  }
}
