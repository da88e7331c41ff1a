package fi.kuittaus.conversation;

import fi.kuittaus.reading.Register;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How a house writes, as ops decided it. What it does not say, the built-in letters do. Texts by
 * language have BCP 47 keys, and may hold {@code [sinun|Teidän]}, the familiar and the formal word.
 *
 * @param questions that an acknowledgement asks: by topic and language the question's name and its
 *     text; they stand in the place of the topic's built-in ones
 * @param forbidden words that no letter of the house may use
 */
public record HouseStyle(
    Names names,
    Manner manner,
    Terms terms,
    Map<String, Map<String, Map<String, String>>> questions,
    List<String> forbidden) {
  /** A house that leaves all to the built-in letters. */
  public static final HouseStyle USUAL =
      new HouseStyle(
          new Names(Optional.empty(), List.of(), Map.of()),
          new Manner(Map.of(), Map.of(), true, true, Optional.empty(), Optional.empty()),
          new Terms(Map.of(), Map.of(), Map.of(), Optional.empty()),
          Map.of(),
          List.of());

  public HouseStyle {
    questions = Map.copyOf(questions);
    forbidden = List.copyOf(forbidden);
  }

  /**
   * What things are called.
   *
   * @param company as its own letters write it
   * @param products the names that customers know
   * @param team the signature by language; where it has none, the mailbox's name
   */
  public record Names(Optional<String> company, List<String> products, Map<String, String> team) {
    public Names {
      products = List.copyOf(products);
      team = Map.copyOf(team);
    }
  }

  /**
   * How it greets and speaks.
   *
   * @param greeting by language, of the familiar register
   * @param signOff by language
   * @param thanks whether a letter thanks for the mail that it answers
   * @param we whether one of us answers, rather than the customer service
   * @param register of customers whose own does not show
   * @param emoji behind the closing phrase of a light letter
   */
  public record Manner(
      Map<String, String> greeting,
      Map<String, String> signOff,
      boolean thanks,
      boolean we,
      Optional<Register> register,
      Optional<String> emoji) {
    public Manner {
      greeting = Map.copyOf(greeting);
      signOff = Map.copyOf(signOff);
    }
  }

  /**
   * What the house has settled, in whole sentences by language.
   *
   * @param cancellation whether the mail is enough, and what the customer must still do
   * @param billing whether to pay meanwhile
   * @param calls the times at which people call, as they follow "our times for calls are"
   * @param onCall the number for what cannot wait until the desk opens
   */
  public record Terms(
      Map<String, String> cancellation,
      Map<String, String> billing,
      Map<String, String> calls,
      Optional<String> onCall) {
    public Terms {
      cancellation = Map.copyOf(cancellation);
      billing = Map.copyOf(billing);
      calls = Map.copyOf(calls);
    }
  }

  /** The house's own questions in a matter of this topic, in their order; empty: it has none. */
  public Map<String, String> questions(String topic, String language) {
    Map<String, Map<String, String>> byLanguage = questions.getOrDefault(topic, Map.of());
    return new LinkedHashMap<>(byLanguage.getOrDefault(language, Map.of()));
  }
}
