package fi.kuittaus;

import static org.assertj.core.api.Assertions.assertThat;

import fi.kuittaus.Counterpart.Letter;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Counterparts that answer each of our letters, at a real Dovecot: absence notes without a header,
 * a no-reply box that answers, other help desks, a list that echoes, bounces and bounces of them,
 * and another house of our own. All of them face one daemon, each from a domain of its own; the
 * letters are counted. Skipped, and it says so, where there is no Dovecot.
 */
class LoopsAtDovecotTest {
  @TempDir static Path folder;
  private static DovecotDesk desk;
  private static int mails;

  @BeforeAll
  static void start() throws Exception {
    desk = new DovecotDesk(folder, Tempo.HURRIED);
  }

  @AfterAll
  static void stop() throws Exception {
    if (desk != null) {
      desk.close();
    }
  }

  /** Delivers a mail, and waits until the daemon has dealt with it and its letters are out. */
  private static void writes(String raw) {
    String id = "<" + ++mails + "@loops.example>";
    deliver("support", ("Message-ID: " + id + "\n" + raw).getBytes(StandardCharsets.UTF_8));
    DovecotDesk.settled(desk.daemon, id);
  }

  private static void deliver(String user, byte[] mail) {
    desk.dovecot.deliver(user, mail);
  }

  private static List<MimeMessage> lettersTo(String address) throws Exception {
    List<MimeMessage> letters = new ArrayList<>();
    for (MimeMessage mail : desk.sink.getReceivedMessages()) {
      if (mail.getAllRecipients()[0].toString().equals(address)) {
        letters.add(mail);
      }
    }
    return letters;
  }

  @ParameterizedTest
  @EnumSource
  void mailStopsWithinOneRound(Counterpart how) throws Exception {
    String self = "customer@" + how.name().toLowerCase(Locale.ROOT).replace('_', '-') + ".example";
    writes(Counterpart.from(self, "My order", "", "Hello, where is my order? I wait for it."));
    int answered = 0;
    for (var letters = lettersTo(self); answered < letters.size(); letters = lettersTo(self)) {
      assertThat(answered).as("letters answered").isLessThan(10);
      Letter letter = Letter.of(letters.get(answered++));
      writes(how.answer(letter, answered, self));
    }
    assertThat(answered).isBetween(1, how.most());
    assertThat(lettersTo("no-reply@shop.example")).isEmpty();
    assertThat(lettersTo("mailer-daemon@mx.example")).isEmpty();
  }

  @Test
  void twoHousesThatFaceEachOtherStopAtTheFirstLetter() throws Exception {
    String other = "help@other.example";
    Path home = Files.createDirectory(folder.resolve("theirs"));
    try (Daemon theirs = desk.house(home, "help", other, Tempo.HURRIED)) {
      DovecotDesk.await(
          "their first start",
          () ->
              theirs
                  .store()
                  .<Boolean>transaction(
                      tx -> tx.positions().begun("support", "INBOX").isPresent()));
      writes(Counterpart.from(other, "An offer", "", "We need three chairs, what do they cost?"));
      List<MimeMessage> letters = lettersTo(other);
      assertThat(letters).as("our acknowledgement").hasSize(1);
      ByteArrayOutputStream raw = new ByteArrayOutputStream();
      letters.getFirst().writeTo(raw);
      deliver("help", raw.toByteArray());
      DovecotDesk.settled(theirs, letters.getFirst().getMessageID());
      assertThat(lettersTo("support@example.com")).as("their letters").isEmpty();
      assertThat(lettersTo(other)).as("ours, still").hasSize(1);
    }
  }
}
