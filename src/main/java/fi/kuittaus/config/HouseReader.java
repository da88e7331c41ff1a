package fi.kuittaus.config;

import fi.kuittaus.conversation.HouseStyle;
import fi.kuittaus.reading.Register;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/** One reading of how the house writes. */
final class HouseReader {
  private static final int LONGEST = 500;

  private final Section house;

  HouseReader(Section root) {
    this.house = root.sectionOrEmpty("house");
  }

  /** The style; what it does not say is left to the built-in letters. */
  HouseStyle read() {
    return new HouseStyle(
        new HouseStyle.Names(
            house.read("company", Words::displayName),
            house.list("products", Words::displayName),
            texts("team")),
        manner(),
        new HouseStyle.Terms(
            texts("cancellation"),
            texts("billing"),
            texts("calls"),
            house.read("on-call", Words::displayName)),
        questions(),
        house.list("forbidden", Words::phrase));
  }

  private HouseStyle.Manner manner() {
    HouseStyle.Manner usual = HouseStyle.USUAL.manner();
    return new HouseStyle.Manner(
        texts("greeting"),
        texts("sign-off"),
        house.read("thanks", HouseReader::yes, usual.thanks()),
        house.read("we", HouseReader::yes, usual.we()),
        house.read("register", registers()),
        house.read("emoji", HouseReader::emoji).filter(text -> !text.equals("none")));
  }

  private static Function<String, Register> registers() {
    return Section.oneOf(List.of(Register.values()), r -> r.name().toLowerCase(Locale.ROOT));
  }

  private Map<String, String> texts(String key) {
    return texts(house.sectionOrEmpty(key));
  }

  private static Map<String, String> texts(Section byLanguage) {
    Map<String, String> texts = new LinkedHashMap<>();
    for (Node.Entry entry : byLanguage.mapping().entries()) {
      byLanguage
          .key(entry, Words::language)
          .flatMap(_ -> byLanguage.read(entry.key(), HouseReader::sentence))
          .ifPresent(text -> texts.put(entry.key(), text));
    }
    return texts;
  }

  private Map<String, Map<String, Map<String, String>>> questions() {
    Map<String, Map<String, Map<String, String>>> byTopic = new LinkedHashMap<>();
    for (Section topic : house.sectionOrEmpty("questions").sections()) {
      Map<String, Map<String, String>> byLanguage = new LinkedHashMap<>();
      for (Node.Entry entry : topic.mapping().entries()) {
        topic
            .key(entry, Words::language)
            .flatMap(topic::section)
            .ifPresent(named -> byLanguage.put(entry.key(), named(named)));
      }
      byTopic.put(topic.name(), byLanguage);
    }
    return byTopic;
  }

  private static Map<String, String> named(Section questions) {
    Map<String, String> named = new LinkedHashMap<>();
    for (Node.Entry entry : questions.mapping().entries()) {
      questions
          .read(entry.key(), HouseReader::sentence)
          .ifPresent(text -> named.put(entry.key(), text));
    }
    return named;
  }

  /** Words of a letter: no template, and register marks in pairs. */
  private static String sentence(String text) {
    String sentence = Words.displayName(text);
    if (sentence.codePointCount(0, sentence.length()) > LONGEST) {
      throw new IllegalArgumentException("more than " + LONGEST + " characters");
    }
    if (sentence.contains("{{") || sentence.contains("{%")) {
      throw Words.refused(
          sentence, "is a template, which belongs in a file of letters; plain words would do");
    }
    if (sentence.replaceAll("\\[[^\\[\\]|]*\\|[^\\[\\]|]*]", "").matches(".*[\\[\\]|].*")) {
      throw Words.refused(
          sentence, "has a bracket without its pair; [familiar|formal] marks both registers");
    }
    return sentence;
  }

  private static boolean yes(String text) {
    return switch (text) {
      case "yes" -> true;
      case "no" -> false;
      default -> throw Words.refused(text, "is not yes or no");
    };
  }

  private static String emoji(String text) {
    String emoji = Words.displayName(text);
    if (!emoji.equals("none") && emoji.codePoints().anyMatch(Character::isLetterOrDigit)) {
      throw Words.refused(text, "is not an emoji; none or \"🙂\" would do");
    }
    return emoji;
  }
}
