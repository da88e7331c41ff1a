package fi.kuittaus.screening;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What the systems and people of the world send, as we wrote it down without the rules at hand. */
class WrittenMailsTest {
  /** A group of that name feeds the mailbox. */
  static final ScreeningPolicy HOUSE =
      Mails.house(
          List.of("mx.example.com"),
          new ScreeningPolicy.Named(Set.of("team@example.org"), Set.of(), Set.of()));

  @Test
  void every_mail_gets_the_verdict_that_it_was_written_for() throws IOException {
    Map<String, String> amiss = new TreeMap<>();
    Map<String, int[]> families = new TreeMap<>();
    for (WrittenMail mail : WrittenMail.all()) {
      Screening screening = Screener.screen(Mails.read(mail.raw()), HOUSE);
      int[] counts = families.computeIfAbsent(mail.family(), f -> new int[2]);
      counts[0]++;
      if (!mail.expects(screening.verdict())) {
        counts[1]++;
        amiss.put(
            mail.name(),
            mail.expected() + " but " + screening.verdict().label() + " " + screening.rules());
      }
    }
    families.forEach((f, n) -> System.out.printf("%-12s %4d mails, %3d amiss%n", f, n[0], n[1]));
    amiss.forEach((name, why) -> System.out.println(name + ": " + why));
    assertThat(amiss).isEmpty();
  }
}
