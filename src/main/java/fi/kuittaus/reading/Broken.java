package fi.kuittaus.reading;

import fi.kuittaus.mail.QuickPatterns;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What does not work and how, where a clause plainly says so: "lämpöpumppu ei käynnisty". Of a
 * closed list of things and ways, so that a letter can say it in words of its own. Safe for several
 * threads.
 *
 * @param things in the order of the file
 * @param quick the things, to be looked for together
 * @param ways in the order of the file
 */
record Broken(List<Thing> things, QuickPatterns quick, List<Way> ways) {
  private static final int ANY_CASE =
      Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.UNICODE_CHARACTER_CLASS;

  /** A line that goes on in the next is wrapped. */
  private static final Pattern WRAPPED = Pattern.compile("(?<=[\\p{L},])\\n(?=\\p{Ll})");

  /** Where another clause may begin; the word that opens it is a part of it. */
  private static final Pattern CLAUSE =
      Pattern.compile(
          "[.!?;:,()\\n\"”»]+|\\s[-–—]+\\s|\\s+(?=(?:ja|sekä|tai|mutta|mut|vaan|että|et|koska|kun|ku"
              + "|jos|mikäli|jotta|vaikka|joka|jotka|ennen|elle[it]|ettei)\\s)",
          ANY_CASE);

  /** What is only supposed, denied or told of another time. */
  private static final Pattern SUPPOSED =
      Pattern.compile(
          "^\\s*(?:jos|mikäli|ellei|ettei|jottei|milloin|toivottavasti|joka|jotka|tai)\\b",
          ANY_CASE);

  /** Between a thing and what it does not do: where it is, since when. */
  private static final String BETWEEN =
      "(?:[ ]+(?!(?:ei|eivät|eikä|ole|joka|oli|toimii|toimi)\\b)[\\w.-]+){0,3}[ ]+";

  /** What may stand in a subject beside the thing. */
  private static final Pattern ALONE =
      Pattern.compile(
          "^(?:(?:re|vs|sv)"
              + " ?:)+|\\b(?:on|taas|apua|rikki|epäkunnossa|vika|vikailmoitus|ongelma|häiriö|kaatuilee)\\b"
              + "|[.!?:,-]+(?=\\s|$)",
          ANY_CASE);

  /** What a thing has where a subject names it alone. */
  static final String TROUBLE = "trouble";

  private static final char SAYS_NOTHING_ALONE = 'z';

  /** Two things, of which the clause before has named one. */
  private static final Pattern AND_ANOTHER = Pattern.compile("^\\s*(?:ja|sekä|tai)\\b", ANY_CASE);

  /** Something that may not work; it is named instead of these concerns. */
  private record Thing(String label, Set<String> instead, String kinds, Pattern pattern) {
    Found failing(String way) {
      return new Found(new Concern.Failure(label, way), instead);
    }
  }

  /** A way of not working. */
  private record Way(String label, String kinds, Pattern pattern) {
    boolean fits(Thing thing) {
      return kinds.chars().anyMatch(kind -> thing.kinds().indexOf(kind) >= 0);
    }
  }

  /**
   * What fails, and the concerns that it says closer.
   *
   * @param instead of which concerns it is named, beside its own
   */
  record Found(Concern.Failure failure, Set<String> instead) {
    boolean refines(String concern) {
      return failure.thing().equals(concern) || instead.contains(concern);
    }
  }

  /** Those of this file. */
  static Broken of(String file) {
    List<Thing> things = new ArrayList<>();
    List<Way> ways = new ArrayList<>();
    for (String line : WordList.lines(file)) {
      String[] f = line.split("\\s+", 4);
      if (f[0].equals("thing")) {
        List<String> labels = Arrays.asList(f[1].split("=", -1));
        things.add(
            new Thing(
                labels.getFirst(),
                Set.copyOf(labels.subList(1, labels.size())),
                f[2],
                pattern(thing(f[3]))));
      } else {
        String denied = f[3].replace("EI", "ei(?:vät)? (?:(?!ole\\b|oo\\b)\\w+ ){0,2}?");
        ways.add(new Way(f[1], f[2], pattern(BETWEEN + "(?:" + denied + ")(?!\\w| ilman\\b)")));
      }
    }
    return new Broken(
        List.copyOf(things),
        new QuickPatterns(things.stream().map(Thing::pattern).toList()),
        List.copyOf(ways));
  }

  /** A word that something may stand before is looked for without a boundary: that is quicker. */
  private static String thing(String written) {
    boolean compound = written.startsWith("*");
    String forms = written.substring(compound ? 1 : 0).replace("~", "(?:ni|mme|nne)?");
    return (compound ? "" : "\\b") + "(?:" + forms + ")(?![\\w-])";
  }

  private static Pattern pattern(String written) {
    return Pattern.compile(written, ANY_CASE);
  }

  /** The one thing that these words say does not work; none where they say it of several. */
  Optional<Found> in(String words) {
    String text = WRAPPED.matcher(words).replaceAll(" ");
    List<Thing> named = quick.in(text).stream().mapToObj(things::get).toList();
    if (named.isEmpty()) {
      return Optional.empty();
    }
    Map<String, Found> found = new LinkedHashMap<>();
    String before = "";
    for (String clause : CLAUSE.split(text, -1)) {
      if (!SUPPOSED.matcher(clause).find() && !isSecondOfTwo(before, clause, named)) {
        failures(clause, named).forEach(f -> found.putIfAbsent(f.failure().thing(), f));
      }
      before = clause;
    }
    return found.size() == 1 ? found.values().stream().findFirst() : Optional.empty();
  }

  /** The thing that this subject is, be it with a word for trouble. */
  Optional<Found> alone(String subject) {
    String said = ALONE.matcher(subject).replaceAll(" ").strip();
    return quick.in(said).stream()
        .mapToObj(things::get)
        .filter(thing -> thing.kinds().indexOf(SAYS_NOTHING_ALONE) < 0)
        .filter(thing -> thing.pattern().matcher(said).matches())
        .findFirst()
        .map(thing -> thing.failing(TROUBLE));
  }

  private static boolean isSecondOfTwo(String before, String clause, List<Thing> named) {
    return AND_ANOTHER.matcher(clause).find() && named.stream().anyMatch(t -> ends(before, t));
  }

  private static boolean ends(String clause, Thing thing) {
    return thing.pattern().matcher(clause).results().anyMatch(m -> m.end() == clause.length());
  }

  /** By where the things end: a word is but one thing. */
  private Collection<Found> failures(String clause, List<Thing> named) {
    Map<Integer, Found> found = new LinkedHashMap<>();
    for (Thing thing : named) {
      Matcher matcher = thing.pattern().matcher(clause);
      while (matcher.find()) {
        int end = matcher.end();
        way(thing, clause, end).ifPresent(way -> found.putIfAbsent(end, thing.failing(way)));
      }
    }
    return found.values();
  }

  private Optional<String> way(Thing thing, String clause, int from) {
    return ways.stream()
        .filter(way -> way.fits(thing))
        .filter(way -> way.pattern().matcher(clause).region(from, clause.length()).lookingAt())
        .map(Way::label)
        .findFirst();
  }
}
