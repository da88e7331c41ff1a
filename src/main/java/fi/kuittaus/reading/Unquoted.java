package fi.kuittaus.reading;

import fi.kuittaus.mail.Content;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The text of a mail up to what it quotes: the sender's own words and signature. */
final class Unquoted {
  private static final Pattern QUOTE =
      Pattern.compile("(?:" + String.join("|", WordList.lines("quote-openings.txt")) + ").*");

  private Unquoted() {}

  static String of(Content content) {
    return content
        .text()
        .lines()
        .takeWhile(line -> !QUOTE.matcher(line.strip()).matches())
        .collect(Collectors.joining("\n"));
  }
}
