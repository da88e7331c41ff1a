package fi.kuittaus.store;

import fi.kuittaus.conversation.LetterOrder.Told;
import fi.kuittaus.reading.Concern;
import fi.kuittaus.reading.Mention;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What a customer's mail told, as one line of text: six fields, a bar between. */
final class ToldText {
  private ToldText() {}

  static String of(Told told) {
    return String.join(
        "|",
        String.join(",", told.answered()),
        String.join(",", told.phones()),
        Boolean.toString(told.attachments()),
        told.clock().map(ZoneOffset::getId).orElse(""),
        told.mentions().stream().map(Mention::label).sorted().collect(Collectors.joining(",")),
        concern(told.concern()));
  }

  /** Nothing where there is no such line; older lines have four or five fields. */
  static Told read(Optional<String> line) {
    return line.map(text -> text.split("\\|", -1))
        .map(f ->
            new Told(
                words(f[0]),
                words(f[1]),
                Boolean.parseBoolean(f[2]),
                Optional.of(f[3]).filter(id -> !id.isEmpty()).map(ZoneOffset::of),
                f.length > 4 ? mentions(f[4]) : Set.of(),
                f.length > 5 ? concern(f[5]) : Concern.NONE))
        .orElse(Told.NOTHING);
  }

  private static String concern(Concern concern) {
    return String.join(
        ",",
        concern.what().orElse(""),
        concern.numbered().map(Concern.Numbered::kind).orElse(""),
        concern.numbered().map(Concern.Numbered::number).orElse(""),
        "", // of older lines, which named what did not work in another way
        "",
        concern.complaint().map(Concern.Clause::familiar).orElse(""),
        concern.complaint().map(Concern.Clause::formal).orElse(""),
        concern.complaint().map(Concern.Clause::language).orElse(""),
        concern.thing().map(Concern.Thing::language).orElse(""),
        concern.thing().map(Concern.Thing::about).orElse(""),
        concern.thing().map(Concern.Thing::of).orElse(""),
        concern.thing().flatMap(Concern.Thing::failing).orElse(""),
        concern.question().map(Concern.Clause::familiar).orElse(""),
        concern.question().map(Concern.Clause::formal).orElse(""),
        concern.question().map(Concern.Clause::language).orElse(""));
  }

  private static Concern concern(String list) {
    String[] f = list.split(",", -1);
    return new Concern(
        Optional.of(f[0]).filter(what -> !what.isEmpty()),
        f[1].isEmpty() ? Optional.empty() : Optional.of(new Concern.Numbered(f[1], f[2])),
        clause(f, 5),
        clause(f, 12),
        f.length < 12 || f[8].isEmpty() ? Optional.empty() : Optional.of(thing(f)));
  }

  /** The one whose three fields begin there. */
  private static Optional<Concern.Clause> clause(String[] f, int at) {
    return f.length < at + 3 || f[at].isEmpty()
        ? Optional.empty()
        : Optional.of(new Concern.Clause(f[at + 2], f[at], f[at + 1]));
  }

  private static Concern.Thing thing(String[] f) {
    return new Concern.Thing(f[8], f[9], f[10], Optional.of(f[11]).filter(t -> !t.isEmpty()));
  }

  private static Set<Mention> mentions(String list) {
    List<String> known = words(list);
    return Arrays.stream(Mention.values())
        .filter(mention -> known.contains(mention.label()))
        .collect(Collectors.toUnmodifiableSet());
  }

  private static List<String> words(String list) {
    return Arrays.stream(list.split(",")).filter(word -> !word.isEmpty()).toList();
  }
}
