package fi.kuittaus.screening;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import fi.kuittaus.mail.EmailAddress;
import fi.kuittaus.mail.InboundMessage;
import fi.kuittaus.mail.Parsed;
import fi.kuittaus.transport.MimeReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * 1,867 real mails with labels, where they are at hand: beside the checkout, or where the system
 * property {@code kuittaus.corpus} says.
 */
class CorpusTest {
  /** Mails of programs that carry no mark and say nothing that other mails of people do not. */
  private static final Map<String, String> ANSWERED_THOUGH_A_MACHINES =
      new TreeMap<>(
          Map.ofEntries(
              Map.entry("abuseio-0009", "copyright notice, signed by a person's name"),
              Map.entry("abuseio-0010", "copyright notice, signed by a person's name"),
              Map.entry("abuseio-0095", "says 'automated' in the text alone, which proves nothing"),
              Map.entry("abuseio-0096", "says 'automated' in the text alone, which proves nothing"),
              Map.entry("abuseio-0097", "says 'automated' in the text alone, which proves nothing"),
              Map.entry("chatwoot-0022", "notice of a help desk without any mark"),
              Map.entry("eventum-0012", "confirmation in which half of the Estonian text is lost"),
              Map.entry("james-0024", "newsletter whose only mark is that of a sending service"),
              Map.entry("libetpan-0171", "newsletter from info@ without any mark"),
              Map.entry("libetpan-0172", "newsletter from info@ without any mark"),
              Map.entry("libetpan-0173", "terms of service, sent to customers without any mark"),
              Map.entry("libetpan-0175", "pictures for sale without any mark"),
              Map.entry("libetpan-0181", "bill without any mark"),
              Map.entry("libetpan-0209", "welcome of a service without any mark"),
              Map.entry("mailman2-0083", "warning whose From is no address of postmaster"),
              Map.entry("schleuder-0074", "apology to many, written as a letter"),
              Map.entry("zammad-0017", "newsletter from a person's address without any mark"),
              Map.entry("zammad-0032", "bill; only the envelope sender is a no-reply one"),
              Map.entry("zammad-0035", "licence notice, written as a letter"),
              Map.entry("zammad-0082", "post to a list, all list fields removed"),
              Map.entry("zammad-0092", "fax notice without any mark"),
              Map.entry("zammad-0098", "advertisement without any mark")));

  /** People whose mail asks us not to answer by program: the clock runs, and the desk is told. */
  private static final Map<String, String> PEOPLE_NOT_ANSWERED =
      new TreeMap<>(
          Map.of(
              "constructeddev-0031", "a forwarder gave it a null envelope sender",
              "constructeddev-0034", "a sales tool put List-Unsubscribe on it",
              "djmailbox-0007", "the forwarding provider put Precedence: bulk on it",
              "djmailbox-0020", "the forwarding provider put Precedence: bulk on it",
              "rt-0016", "from root@localhost"));

  private record Labelled(String id, String label, String kind, String note) {}

  private static Path corpus = Path.of("");
  private static final List<Labelled> MAILS = new ArrayList<>();

  @BeforeAll
  static void find() throws IOException {
    String place = System.getProperty("kuittaus.corpus", "../shared/corpus");
    corpus = Path.of(place);
    Path labels = corpus.resolve("labels.tsv");
    Assumptions.assumeTrue(
        Files.exists(labels), "no corpus at " + place + ": set -Dkuittaus.corpus to its folder");
    MAILS.clear();
    for (String line : Files.readAllLines(labels)) {
      List<String> columns = List.of(line.split("\t", -1));
      MAILS.add(new Labelled(columns.get(0), columns.get(2), columns.get(3), columns.get(5)));
    }
    MAILS.removeFirst();
  }

  @Test
  void every_mail_can_be_read() throws IOException {
    for (Labelled mail : MAILS) {
      assertThat(new MimeReader().read(raw(mail), Instant.EPOCH))
          .as(mail.id())
          .isInstanceOf(Parsed.Mail.class);
    }
  }

  @Test
  void machines_are_not_answered() throws IOException {
    Set<String> answered = new TreeSet<>();
    int spam = 0;
    for (Labelled mail : MAILS) {
      if (mail.label().equals("suppress") && screen(mail).verdict() == Verdict.PERSON) {
        // Spam without a trusted verdict is the mail provider's work.
        boolean isSpam = mail.kind().equals("spam");
        spam += isSpam ? 1 : 0;
        if (!isSpam) {
          answered.add(mail.id());
        }
      }
    }
    assertThat(answered).isEqualTo(ANSWERED_THOUGH_A_MACHINES.keySet());
    assertThat(spam).isLessThanOrEqualTo(47);
  }

  @Test
  void bounces_reports_and_own_mail_are_never_a_persons() throws IOException {
    Set<String> kinds = Set.of("arf", "mdn", "own", "calendar", "out-of-office");
    for (Labelled mail : MAILS) {
      if (kinds.contains(mail.kind())) {
        assertThat(screen(mail).verdict()).as(mail.id()).isNotEqualTo(Verdict.PERSON);
      }
    }
  }

  @Test
  void people_are_answered() throws IOException {
    Set<String> silenced = new TreeSet<>();
    Set<String> dropped = new TreeSet<>();
    for (Labelled mail : MAILS) {
      if (mail.label().equals("ack")) {
        switch (screen(mail).verdict()) {
          case PERSON -> {}
          case PERSON_UNANSWERABLE -> silenced.add(mail.id());
          default -> dropped.add(mail.id());
        }
      }
    }
    assertThat(dropped).isEmpty();
    assertThat(silenced).isEqualTo(PEOPLE_NOT_ANSWERED.keySet());
  }

  private static byte[] raw(Labelled mail) throws IOException {
    return Files.readAllBytes(corpus.resolve("messages").resolve(mail.id() + ".eml"));
  }

  private static Screening screen(Labelled mail) throws IOException {
    InboundMessage message = Mails.read(raw(mail));
    return Screener.screen(message, house(mail));
  }

  /** The labels name the mailbox where a mail is its own; a group of ours feeds it. */
  private static ScreeningPolicy house(Labelled mail) {
    Matcher own = Pattern.compile("own=(\\S+)").matcher(mail.note());
    Set<EmailAddress> aliases =
        own.results()
            .map(m -> EmailAddress.of(m.group(1)))
            .collect(toCollection(java.util.HashSet::new));
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
