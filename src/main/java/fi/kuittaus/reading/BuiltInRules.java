package fi.kuittaus.reading;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The rules and signs of triage that every installation has below ops' own; the words are data. */
final class BuiltInRules {
  /** Alternatives, of which one is of several words. */
  private static final Pattern JOINT =
      Pattern.compile("(?<left>[^\\s_]*\\|)?(?<several>[^\\s|]*_[^\\s|]*)(?<right>\\|\\S*)?");

  private static final Pattern CLASS = Pattern.compile("<[^<>]+>");

  private static final List<Triage.Rule> ALL =
      sections("triage.txt").stream()
          .filter(section -> !section.weighs())
          .map(Section::rule)
          .toList();

  private static final List<Triage.Sign> SIGNS =
      Stream.of("triage.txt", "triage-signs.txt")
          .flatMap(file -> sections(file).stream())
          .filter(Section::weighs)
          .flatMap(Section::signs)
          .toList();

  private BuiltInRules() {}

  /** In the order of their precedence. */
  static List<Triage.Rule> all() {
    return ALL;
  }

  /** In the order in which they win where they weigh the same. */
  static List<Triage.Sign> signs() {
    return SIGNS;
  }

  /**
   * {@code [outage] fault critical}, where {@code -} leaves a thing open, and its lines.
   *
   * @param lines phrases by language
   */
  private record Section(List<String> head, Map<String, List<Phrase>> lines) {
    /** Whether it speaks for something, and does not decide it. */
    boolean weighs() {
      return head.size() > 3;
    }

    Triage.Rule rule() {
      String name = head.getFirst().substring(1, head.getFirst().length() - 1);
      return new Triage.Rule(
          name,
          new PhraseSet(lines.values().stream().flatMap(List::stream).toList()),
          decided(head.get(1)),
          decided(head.get(2)));
    }

    Stream<Triage.Sign> signs() {
      int points = Integer.parseInt(head.get(3));
      return lines.entrySet().stream()
          .map(line ->
              new Triage.Sign(
                  line.getKey(),
                  decided(head.get(1)),
                  decided(head.get(2)),
                  points,
                  new PhraseSet(line.getValue())));
    }

    /** {@code fi: one phrase; another}. */
    void add(String line) {
      int colon = line.indexOf(':');
      List<Phrase> phrases =
          lines.computeIfAbsent(line.substring(0, colon), _ -> new ArrayList<>());
      Arrays.stream(line.substring(colon + 1).split(";", -1))
          .filter(phrase -> !phrase.isBlank())
          .flatMap(phrase -> singly(phrase.strip()))
          .map(Phrase::of)
          .forEach(phrases::add);
    }

    /** {@code turns off|by_itself} is {@code turns off} and {@code turns by itself}. */
    private static Stream<String> singly(String phrase) {
      Matcher joint = JOINT.matcher(phrase);
      if (!joint.find()) {
        return Stream.of(phrase);
      }
      String before = phrase.substring(0, joint.start());
      String behind = phrase.substring(joint.end());
      String apart = joint.group("several").replace('_', ' ');
      String others =
          Objects.requireNonNullElse(joint.group("left"), "")
              + Objects.requireNonNullElse(joint.group("right"), "");
      Stream<String> first = singly(before + apart + behind);
      return others.isEmpty()
          ? first
          : Stream.concat(first, singly(before + withoutOuterBars(others) + behind));
    }

    private static String withoutOuterBars(String alternatives) {
      return alternatives.replaceAll("^\\|+|\\|+$", "").replace("||", "|");
    }

    private static Optional<String> decided(String word) {
      return Optional.of(word).filter(w -> !w.equals("-"));
    }
  }

  private static List<Section> sections(String file) {
    List<Section> sections = new ArrayList<>();
    Map<String, String> classes = new HashMap<>();
    for (String line : WordList.lines(file)) {
      int end = line.indexOf('>') + 1;
      switch (line.charAt(0)) {
        case '[' ->
            sections.add(new Section(List.of(line.split("\\s+", -1)), new LinkedHashMap<>()));
        case '<' -> classes.put(line.substring(0, end), line.substring(end).strip());
        default -> sections.getLast().add(full(line, classes));
      }
    }
    return List.copyOf(sections);
  }

  /** With the words of {@code <classes>} in place of their names. */
  private static String full(String line, Map<String, String> classes) {
    return CLASS.matcher(line).replaceAll(found -> classes.getOrDefault(found.group(), "?"));
  }
}
