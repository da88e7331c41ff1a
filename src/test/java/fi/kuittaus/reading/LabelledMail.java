package fi.kuittaus.reading;

import fi.kuittaus.mail.Content;
import fi.kuittaus.mail.EmailAddress;
import fi.kuittaus.mail.Headers;
import fi.kuittaus.mail.InboundMessage;
import fi.kuittaus.mail.NamedAddress;
import fi.kuittaus.mail.OwnWords;
import fi.kuittaus.mail.Participants;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * A mail of the test resources, with what a careful native reader takes from it; {@code
 * reading/mails/README.txt} says how it is written.
 *
 * @param title which file it stands in, and what it tries
 */
public record LabelledMail(String title, InboundMessage mail, Expected expected) {
  private static final Pattern MAIL =
      Pattern.compile(
          "=== (?<title>.*)\nFrom: (?<from>.*)\nSubject: (?<subject>.*)\nExpect: (?<expect>.*)\n\n"
              + "(?<text>(?s:.*?))(?=\n===|\\z)");
  private static final Pattern FROM = Pattern.compile("(?:\"?(?<name>.*?)\"? <)?(?<at>[^<>]+)>?");

  /** What is taken from it; empty where nothing is sure. */
  public record Expected(
      Optional<String> language,
      Optional<String> register,
      Reading.Matter matter,
      Optional<String> firstName,
      List<String> phones,
      List<String> answered,
      boolean onlyThanks,
      boolean asksAgain) {
    private static Expected parse(String line) {
      List<String> words = List.of(line.strip().split(" +", -1));
      return new Expected(
          sure(words.get(0)),
          sure(words.get(1)),
          new Reading.Matter(words.get(2), words.get(3)),
          values(words, "name=").stream().findFirst(),
          values(words, "phones="),
          values(words, "answered="),
          words.contains("thanks"),
          words.contains("asks-again"));
    }

    private static Optional<String> sure(String word) {
      return Optional.of(word).filter(w -> !w.equals("-"));
    }

    private static List<String> values(List<String> words, String key) {
      return words.stream()
          .filter(word -> word.startsWith(key))
          .flatMap(word -> Arrays.stream(word.substring(key.length()).split(",", -1)))
          .toList();
    }
  }

  /** The mails of these files of {@code reading/mails}. */
  public static List<LabelledMail> in(String... files) {
    return Arrays.stream(files).flatMap(file -> read(file).stream()).toList();
  }

  private static List<LabelledMail> read(String file) {
    return MAIL.matcher(text(file)).results().map(found -> mail(file, found)).toList();
  }

  private static LabelledMail mail(String file, MatchResult found) {
    String text = found.group("text").strip() + "\n";
    return new LabelledMail(
        file.replace(".txt", "") + ": " + found.group("title"),
        new InboundMessage(
            new Headers(List.of()),
            new Participants(List.of(from(found.group("from"))), List.of(), List.of()),
            found.group("subject"),
            new Content(text, OwnWords.in(text), List.of()),
            Instant.EPOCH,
            ""),
        Expected.parse(found.group("expect")));
  }

  private static NamedAddress from(String field) {
    MatchResult found = FROM.matcher(field).results().findFirst().orElseThrow();
    return new NamedAddress(
        Optional.ofNullable(found.group("name")), EmailAddress.of(found.group("at")));
  }

  private static String text(String file) {
    String path = "/reading/mails/" + file;
    try (InputStream in = Objects.requireNonNull(LabelledMail.class.getResourceAsStream(path))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
