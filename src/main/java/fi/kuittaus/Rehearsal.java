package fi.kuittaus;

import fi.kuittaus.conversation.HouseMailbox;
import fi.kuittaus.conversation.HousePolicy;
import fi.kuittaus.conversation.LetterOrder;
import fi.kuittaus.conversation.Reception;
import fi.kuittaus.conversation.Reception.Age;
import fi.kuittaus.conversation.Reception.Known;
import fi.kuittaus.conversation.Reference;
import fi.kuittaus.letter.Letters;
import fi.kuittaus.mail.InboundMessage;
import fi.kuittaus.mail.Parsed;
import fi.kuittaus.reading.Readers;
import fi.kuittaus.screening.Screener;
import fi.kuittaus.transport.MimeReader;
import fi.kuittaus.transport.MimeWriter;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.Random;

/**
 * One mail's path in each language, without store or servers, before the first customer's: classes
 * and the language model are loaded once, and should not be loaded while somebody waits.
 */
record Rehearsal(HousePolicy policy, Readers readers, Letters letters) {
  private static final String MAIL =
      """
      From: =?utf-8?q?Maija_Meik=C3=A4l=C3=A4inen?= <maija@rehearsal.invalid>
      To: support@rehearsal.invalid
      Message-ID: <rehearsal@rehearsal.invalid>
      Subject: Lasku ei aukea
      MIME-Version: 1.0
      Content-Type: multipart/alternative; boundary=b

      --b
      Content-Type: text/plain; charset=utf-8
      Content-Transfer-Encoding: quoted-printable

      Hei, lasku ei aukea eilisest l=C3=A4htien. Numeroni on 040 123 4567. Terveisin Maija
      --b
      Content-Type: text/html; charset=utf-8

      <p>Hei, lasku ei aukea eilisest.</p>
      --b--
      """;

  void run(Instant now) {
    policy.mailboxes().values().forEach(mailbox -> run(mailbox, now));
  }

  private void run(HouseMailbox mailbox, Instant now) {
    byte[] raw = MAIL.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8);
    if (new MimeReader().read(raw, now) instanceof Parsed.Mail(InboundMessage mail)) {
      var incoming =
          new Reception.Case(
              mail,
              Screener.screen(mail, mailbox.screening()),
              readers.read(mail, policy.triage(), mailbox.languages()),
              new Known(Optional.empty(), false, Age.FRESH));
      Reception.decide(incoming, policy, mailbox, Reference.random(new Random(0), 5), now)
          .reply()
          .ifPresent(letter -> write(letter, mailbox, now));
    }
  }

  private void write(LetterOrder letter, HouseMailbox mailbox, Instant now) {
    var id =
        mailbox.screening().key().messageId("KU-REHEARSAL", "0", mailbox.from().address().domain());
    new MimeWriter(ZoneOffset.UTC).bytes(letters.write(letter, mailbox, id), now);
  }
}
