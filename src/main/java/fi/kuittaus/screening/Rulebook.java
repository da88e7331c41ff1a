package fi.kuittaus.screening;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Every rule by its name with one sentence for people, in the order in which they are asked. */
public final class Rulebook {
  /**
   * A rule.
   *
   * @param name as it stands in the store, in logs and in {@code explain}
   * @param asks what the rule looks at
   * @param meaning one sentence
   */
  public record Line(String name, Asks asks, String meaning) {}

  /** What a rule looks at. */
  public enum Asks {
    /** The mail by itself: {@code explain} tells it. */
    MAIL("the mail alone"),
    /** Where the mail lies, or what of ours it is or holds. */
    STORE("what we sent"),
    /** What has passed between us and the sender of late. */
    EXCHANGE("the exchange with its sender");

    private final String label;

    Asks(String label) {
      this.label = label;
    }

    /** In words. */
    public String label() {
      return label;
    }
  }

  private static final List<Line> STORED =
      List.of(
          new Line("in-sent", Asks.STORE, "It lies in Sent, and our key did not make it."),
          new Line("sent-message-id", Asks.STORE, "We have sent a mail of this Message-ID."),
          new Line(
              "returned-letter",
              Asks.STORE,
              "It reads like a bounce, and holds what only a mail of ours holds."));

  private static final List<Line> ALL =
      Stream.of(
              Screener.rules().stream().map(r -> new Line(r.name(), Asks.MAIL, r.explanation())),
              STORED.stream(),
              ExchangeRules.ALL.stream()
                  .map(r -> new Line(r.name(), Asks.EXCHANGE, r.explanation())))
          .flatMap(lines -> lines)
          .toList();

  private Rulebook() {}

  /** All of them. */
  public static List<Line> lines() {
    return ALL;
  }

  /** What the rule of this name means; empty where there is none, as after an update. */
  public static Optional<String> meaning(String name) {
    return ALL.stream().filter(l -> l.name().equals(name)).map(Line::meaning).findFirst();
  }
}
