package fi.kuittaus.reading;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;

/** How often readers take from a set of mails what a careful native reader does. */
final class Accuracy {
  private static final int FEW_WORDS = 5;

  /** A mail and what was read of it. */
  record Case(LabelledMail labelled, Reading reading) {
    LabelledMail.Expected expected() {
      return labelled.expected();
    }

    boolean isRight(String thing) {
      return switch (thing) {
        case "language" -> expected().language().equals(reading.language());
        case "register" -> expected().register().equals(register());
        case "name" -> expected().firstName().equals(reading.person().firstName());
        case "topic" -> expected().matter().topic().equals(reading.matter().topic());
        case "urgency" -> expected().matter().urgency().equals(reading.matter().urgency());
        case "phones" -> expected().phones().equals(reading.details().phones());
        case "answered" ->
            Set.copyOf(expected().answered()).equals(Set.copyOf(reading.details().answered()));
        case "thanks" -> expected().onlyThanks() == reading.onlyThanks();
        case "asks-again" -> expected().asksAgain() == reading.asksAgain();
        default -> throw new IllegalArgumentException(thing);
      };
    }

    boolean hasWrongName() {
      return reading.person().firstName().isPresent() && !isRight("name");
    }

    private java.util.Optional<String> register() {
      return reading.person().register().map(Register::label);
    }

    boolean hasName() {
      return expected().firstName().isPresent();
    }

    boolean hasRegister() {
      return expected().register().isPresent();
    }

    /** Whether a careful reader would be sure what it is about. */
    boolean hasMatter() {
      return !expected().matter().topic().equals("-");
    }

    boolean isFault() {
      return expected().matter().topic().equals("fault");
    }

    boolean hasSomeWords() {
      return Words.of(labelled.mail().content().own().text()).size() >= FEW_WORDS;
    }

    @Override
    public String toString() {
      return labelled.title() + " -> " + reading;
    }
  }

  private final List<Case> cases;
  private final StringBuilder table = new StringBuilder();
  private final List<String> failures = new ArrayList<>();

  private Accuracy(List<Case> cases) {
    this.cases = cases;
  }

  static Accuracy of(List<LabelledMail> mails, Triage triage, List<String> languages) {
    Readers readers = new Readers();
    return new Accuracy(
        mails.stream().map(m -> new Case(m, readers.read(m.mail(), triage, languages))).toList());
  }

  /** A row of the table: the share of these that is right, and what it must be at least. */
  Accuracy atLeast(double least, String what, Predicate<Case> among, Predicate<Case> right) {
    List<Case> all = cases.stream().filter(among).toList();
    List<Case> wrong = all.stream().filter(right.negate()).toList();
    double share = all.isEmpty() ? 100 : 100.0 * (all.size() - wrong.size()) / all.size();
    String row =
        String.format(
            Locale.ROOT,
            "%-34s %4d of %4d  %5.1f %%",
            what,
            all.size() - wrong.size(),
            all.size(),
            share);
    table.append(row).append('\n');
    if (share < least) {
      failures.add(row + ", at least " + least + " is asked: " + titles(wrong));
    }
    return this;
  }

  /**
   * A line for each mail whose topic or urgency was misread: what was expected, and what was read.
   */
  String mattersMissed() {
    StringBuilder lines = new StringBuilder();
    cases.stream()
        .filter(Case::hasMatter)
        .filter(c -> !c.isRight("topic") || !c.isRight("urgency"))
        .forEach(c -> lines.append(missed(c)).append('\n'));
    return lines.toString();
  }

  private static String missed(Case missed) {
    Reading.Matter expected = missed.expected().matter();
    Reading.Matter read = missed.reading().matter();
    return String.join(
        " ",
        missed.labelled().title() + ":",
        expected.topic(),
        expected.urgency(),
        "->",
        read.topic(),
        read.urgency());
  }

  private static String titles(List<Case> cases) {
    StringBuilder titles = new StringBuilder();
    cases.forEach(c -> titles.append("\n    ").append(c));
    return titles.toString();
  }

  String table() {
    return table.toString();
  }

  List<String> failures() {
    return List.copyOf(failures);
  }

  List<Case> cases() {
    return cases;
  }
}
