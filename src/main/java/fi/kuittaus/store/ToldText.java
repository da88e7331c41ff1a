package fi.kuittaus.store;

import fi.kuittaus.conversation.LetterOrder.Told;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What a customer's mail told, as one line of text: four fields, a bar between. */
final class ToldText {
  private ToldText() {}

  static String of(Told told) {
    return String.join(
        "|",
        String.join(",", told.answered()),
        String.join(",", told.phones()),
        Boolean.toString(told.attachments()),
        told.clock().map(ZoneOffset::getId).orElse(""));
  }

  /** Nothing where there is no such line. */
  static Told read(Optional<String> line) {
    return line.map(text -> text.split("\\|", -1))
        .map(f ->
            new Told(
                words(f[0]),
                words(f[1]),
                Boolean.parseBoolean(f[2]),
                Optional.of(f[3]).filter(id -> !id.isEmpty()).map(ZoneOffset::of)))
        .orElse(Told.NOTHING);
  }

  private static List<String> words(String list) {
    return Arrays.stream(list.split(",")).filter(word -> !word.isEmpty()).toList();
  }
}
