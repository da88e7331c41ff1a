package fi.kuittaus.screening;

import static org.assertj.core.api.Assertions.assertThat;

import fi.kuittaus.mail.Parsed;
import fi.kuittaus.transport.MimeReader;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Real mails with labels: what screening makes of them, and what it must. */
class CorpusTest {
  private static final List<String> NEVER =
      List.of(
          "dsn",
          "list",
          "arf",
          "mdn",
          "calendar",
          "out-of-office",
          "auto-reply",
          "challenge-response",
          "own");

  /** Of these one in twenty may be answered. */
  private static final List<String> SELDOM = List.of("noreply", "newsletter/bulk", "other");

  /** Mails of programs that carry no mark and say nothing that other mails of people do not. */
  private static final Map<String, String> ANSWERED_THOUGH_A_MACHINES =
      new TreeMap<>(
          Map.of(
              "schleuder-0074", "apology to many, written as a letter",
              "zammad-0098", "advertisement without any mark"));

  private static final int SPAM = 47;

  /** People whose mail asks us not to answer by program: the clock runs, and the desk is told. */
  private static final Map<String, String> PEOPLE_NOT_ANSWERED =
      new TreeMap<>(
          Map.of(
              "constructeddev-0031", "a forwarder gave it a null envelope sender",
              "constructeddev-0034", "a sales tool put List-Unsubscribe on it",
              "discourse-0057", "quotes a forum's footer without a mark",
              "rt-0016", "from root@localhost"));

  @Test
  void every_mail_can_be_read() throws IOException {
    for (Corpus.Labelled mail : Corpus.mails()) {
      assertThat(new MimeReader().read(mail.raw(), Instant.EPOCH))
          .as(mail.id())
          .isInstanceOf(Parsed.Mail.class);
    }
  }

  @Test
  void the_confusion_table_holds() throws IOException {
    Map<String, Map<Verdict, List<String>>> table = new TreeMap<>();
    for (Corpus.Labelled mail : Corpus.mails()) {
      String kind = mail.label() + " " + mail.kind() + (mail.isPolicy() ? " (policy)" : "");
      table
          .computeIfAbsent(kind, k -> new EnumMap<>(Verdict.class))
          .computeIfAbsent(mail.screen(mail.raw()).verdict(), v -> new ArrayList<>())
          .add(mail.id());
    }
    print(table);
    for (String kind : NEVER) {
      assertThat(answered(table, kind)).as(kind).isEmpty();
    }
    List<String> seldom = SELDOM.stream().flatMap(k -> answered(table, k).stream()).toList();
    assertThat(seldom).isSubsetOf(ANSWERED_THOUGH_A_MACHINES.keySet());
    assertThat(seldom.size())
        .isLessThanOrEqualTo(
            SELDOM.stream().mapToInt(k -> size(table, "suppress " + k)).sum() / 20);
    // Spam without a trusted verdict is the mail provider's work.
    assertThat(answered(table, "spam").size()).isLessThanOrEqualTo(SPAM);
    Map<Verdict, List<String>> people = table.getOrDefault("ack human", Map.of());
    assertThat(people.keySet()).isSubsetOf(Verdict.PERSON, Verdict.PERSON_UNANSWERABLE);
    assertThat(people.getOrDefault(Verdict.PERSON, List.of()).size())
        .isGreaterThanOrEqualTo(Math.ceilDiv(size(table, "ack human") * 975, 1000));
    assertThat(people.getOrDefault(Verdict.PERSON_UNANSWERABLE, List.of()))
        .isSubsetOf(PEOPLE_NOT_ANSWERED.keySet());
  }

  private static int size(Map<String, Map<Verdict, List<String>>> table, String kind) {
    return table.getOrDefault(kind, Map.of()).values().stream().mapToInt(List::size).sum();
  }

  private static List<String> answered(Map<String, Map<Verdict, List<String>>> table, String kind) {
    return table.getOrDefault("suppress " + kind, Map.of()).getOrDefault(Verdict.PERSON, List.of());
  }

  private static void print(Map<String, Map<Verdict, List<String>>> table) {
    List<Verdict> verdicts = List.of(Verdict.values());
    StringBuilder out = new StringBuilder("%-32s".formatted("corpus"));
    verdicts.forEach(v -> out.append("%20s".formatted(v.label())));
    table.forEach((kind, counts) -> {
      out.append("%n%-32s".formatted(kind));
      verdicts.forEach(v -> out.append("%20d".formatted(counts.getOrDefault(v, List.of()).size())));
    });
    table.forEach((kind, counts) -> {
      if (kind.startsWith("suppress")) {
        out.append(
            "%nanswered: %s %s".formatted(kind, counts.getOrDefault(Verdict.PERSON, List.of())));
      } else if (kind.startsWith("ack")) {
        out.append(
            "%nnot answered: %s"
                .formatted(counts.getOrDefault(Verdict.PERSON_UNANSWERABLE, List.of())));
      }
    });
    System.out.println(out);
  }
}
