package fi.kuittaus.screening;

import static java.util.stream.Collectors.toCollection;

import fi.kuittaus.mail.EmailAddress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Assumptions;

/**
 * 1,867 real mails with labels, where they are at hand: beside the checkout, or where the system
 * property {@code kuittaus.corpus} says.
 */
final class Corpus {
  private static final Path PLACE =
      Path.of(System.getProperty("kuittaus.corpus", "../shared/corpus"));

  private Corpus() {}

  /** A mail with what its label says of it. */
  record Labelled(String id, String label, String kind, String note) {
    /** Whether reasonable people would label it otherwise. */
    boolean isPolicy() {
      return note.contains("policy");
    }

    byte[] raw() throws IOException {
      return Files.readAllBytes(PLACE.resolve("messages").resolve(id + ".eml"));
    }

    Screening screen(byte[] raw) {
      return Screener.screen(Mails.read(raw), house());
    }

    /** The labels name the mailbox where a mail is its own; a group of ours feeds it. */
    private ScreeningPolicy house() {
      Matcher own = Pattern.compile("own=(\\S+)").matcher(note);
      Set<EmailAddress> aliases =
          own.results().map(m -> EmailAddress.of(m.group(1))).collect(toCollection(HashSet::new));
      return new ScreeningPolicy(
          Mails.MAILBOX,
          aliases,
          Set.of(Mails.MAILBOX),
          Set.of(),
          List.of(),
          Mails.KEY,
          new ScreeningPolicy.Named(Set.of("support@example.com"), Set.of(), Set.of()));
    }
  }

  /** All of them; skips the test that asks where they are not at hand. */
  static List<Labelled> mails() throws IOException {
    Path labels = PLACE.resolve("labels.tsv");
    Assumptions.assumeTrue(
        Files.exists(labels), "no corpus at " + PLACE + ": set -Dkuittaus.corpus to its folder");
    return Files.readAllLines(labels).stream()
        .skip(1)
        .map(line -> line.split("\t", -1))
        .map(columns -> new Labelled(columns[0], columns[2], columns[3], columns[5]))
        .toList();
  }
}
