package fi.kuittaus.letter;

import fi.kuittaus.conversation.LetterKind;
import io.pebbletemplates.pebble.error.PebbleException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The inspection of a house's templates before any letter is written from them; the built-in ones
 * have theirs in the tests.
 */
final class Inspection {
  /** More combinations than this are not tried; a built-in letter has a tenth. */
  private static final int MOST = 5_000;

  private final Templates templates;
  private final Set<String> names;

  /** Of the templates of these names. */
  Inspection(Templates templates, Set<String> names) {
    this.templates = templates;
    this.names = Set.copyOf(names);
  }

  /** All mistakes in them; empty: every letter can be written, whatever is missing. */
  List<Mistake> mistakes() {
    return templates.all().stream()
        .filter(source -> names.contains(source.name()))
        .flatMap(this::inspect)
        .toList();
  }

  private Stream<Mistake> inspect(TemplateSource source) {
    if (!isWanted(source.name())) {
      String known = String.join(", ", Resources.templates().keySet().stream().sorted().toList());
      return Stream.of(
          new Mistake(source.name(), 0, "no letter has this name; there are " + known));
    }
    Set<String> known = Vocabulary.of(source.name());
    List<Mistake> unknown =
        source.uses().stream()
            .filter(use -> !known.contains(use.name()))
            .map(use ->
                new Mistake(
                    source.name(),
                    use.line(),
                    "\"" + use.name() + "\" is unknown; there are " + String.join(", ", known)))
            .toList();
    return unknown.isEmpty() ? tryAll(source).stream() : unknown.stream();
  }

  /** A built-in one, or one for a topic of the house's own; others would never be used. */
  private static boolean isWanted(String name) {
    String language = name.substring(0, name.indexOf('/') + 1);
    boolean special =
        Stream.concat(
                Stream.of("questions"), Arrays.stream(LetterKind.values()).map(LetterKind::label))
            .anyMatch(kind -> name.startsWith(language + kind + "-"));
    return Resources.templates().containsKey(name)
        || (special && Resources.templates().containsKey(language + "frame"));
  }

  private Optional<Mistake> tryAll(TemplateSource source) {
    for (Map<String, Object> facts : combinations(source)) {
      try {
        templates.render(source.name(), facts);
      } catch (PebbleException e) {
        return Optional.of(mistake(source, e));
      } catch (Absent.MissingFactException e) {
        return Optional.of(
            new Mistake(
                source.name(), source.lineOfPrint(e.name()), String.valueOf(e.getMessage())));
      }
    }
    return Optional.empty();
  }

  private static Mistake mistake(TemplateSource source, PebbleException e) {
    int line = e.getLineNumber() == null ? 0 : e.getLineNumber();
    return new Mistake(source.name(), line, e.getPebbleMessage());
  }

  private static List<Map<String, Object>> combinations(TemplateSource source) {
    List<Map<String, Object>> all = List.of(Map.of());
    for (String name : source.names()) {
      List<Object> samples = Vocabulary.samples(name, source.name());
      int room = Math.max(1, MOST / all.size());
      all = crossed(all, name, samples.subList(0, Math.min(samples.size(), room)));
    }
    return all;
  }

  private static List<Map<String, Object>> crossed(
      List<Map<String, Object>> all, String name, List<Object> samples) {
    List<Map<String, Object>> crossed = new ArrayList<>(all.size() * samples.size());
    for (Map<String, Object> facts : all) {
      for (Object sample : samples) {
        Map<String, Object> more = new HashMap<>(facts);
        more.put(name, sample);
        crossed.add(more);
      }
    }
    return crossed;
  }
}
