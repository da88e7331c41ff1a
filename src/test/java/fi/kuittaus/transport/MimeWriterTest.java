package fi.kuittaus.transport;

import static fi.kuittaus.transport.Samples.NOW;
import static fi.kuittaus.transport.Samples.letter;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import fi.kuittaus.mail.EmailAddress;
import fi.kuittaus.mail.Header;
import fi.kuittaus.mail.NamedAddress;
import fi.kuittaus.mail.OutboundMessage;
import jakarta.mail.Message;
import jakarta.mail.Multipart;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MimeWriterTest {
  private final MimeWriter writer = new MimeWriter(ZoneId.of("Europe/Helsinki"));

  private String written(OutboundMessage mail) {
    return new String(writer.bytes(mail, NOW), StandardCharsets.US_ASCII);
  }

  private MimeMessage read(OutboundMessage mail) throws Exception {
    return new MimeMessage(null, new ByteArrayInputStream(writer.bytes(mail, NOW)));
  }

  private static OutboundMessage with(OutboundMessage mail, Header... headers) {
    return new OutboundMessage(
        mail.id(), mail.envelope(), mail.subject(), mail.text(), mail.html(), List.of(headers));
  }

  private static OutboundMessage html(String text, String html) {
    OutboundMessage mail = letter("Vastaus", text);
    return new OutboundMessage(
        mail.id(), mail.envelope(), mail.subject(), text, Optional.of(html), mail.headers());
  }

  private static OutboundMessage to(NamedAddress recipient) {
    OutboundMessage mail = letter("Vastaus");
    return new OutboundMessage(
        mail.id(),
        new OutboundMessage.Envelope(mail.envelope().from(), recipient),
        mail.subject(),
        mail.text(),
        mail.html(),
        mail.headers());
  }

  @Test
  void keepsItsMessageId() throws Exception {
    OutboundMessage mail = letter("Vastaus");
    MimeMessage message = writer.write(mail, NOW);
    message.saveChanges();
    assertThat(message.getMessageID()).isEqualTo(mail.id().value());
  }

  @Test
  void dateIsInTheZoneGiven() {
    assertThat(written(letter("Vastaus"))).contains("Date: Mon, 23 Nov 2026 11:00:00 +0200\r\n");
  }

  @Test
  void asciiGoesAsItIs() {
    assertThat(written(letter("Reply", "Hello,\n.\nall is well.\n")))
        .contains("Content-Transfer-Encoding: 7bit\r\n")
        .contains("Content-Type: text/plain; charset=UTF-8\r\n")
        .contains("\r\n\r\nHello,\r\n.\r\nall is well.\r\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Tänään vielä.\n",
        "Сегодня мы ответим вам до вечера.\n",
        "本日中にご返信いたします。\n",
        "Trailing space \nand a = sign, 🙂\n",
      })
  void otherTextIsQuotedPrintable(String text) throws Exception {
    OutboundMessage mail = letter("Vastaus", text);
    assertThat(written(mail)).contains("Content-Transfer-Encoding: quoted-printable\r\n");
    assertThat(read(mail).getContent()).isEqualTo(text.replace("\n", "\r\n"));
  }

  @Test
  void longLinesAreQuotedPrintable() throws Exception {
    String line = "word ".repeat(400);
    OutboundMessage mail = letter("Reply", line + "\n");
    assertThat(written(mail).lines()).allMatch(l -> l.length() <= 78);
    assertThat(read(mail).getContent()).isEqualTo(line + "\r\n");
  }

  @Test
  void htmlComesAsTheSecondAlternative() throws Exception {
    Multipart forms = (Multipart) read(html("Hei!\n", "<p>Päivää!</p>\n")).getContent();
    assertThat(forms.getContentType()).startsWith("multipart/alternative");
    assertThat(forms.getBodyPart(0).getContentType()).isEqualTo("text/plain; charset=UTF-8");
    assertThat(forms.getBodyPart(1).getContentType()).isEqualTo("text/html; charset=UTF-8");
    assertThat(forms.getBodyPart(1).getContent()).isEqualTo("<p>Päivää!</p>\r\n");
  }

  @Test
  void namesAndSubjectAreEncoded() throws Exception {
    String subject = "Vs: İstanbul’da şişli — väärä lasku 🙂 ja vielä pitkä loppu, joka taitetaan";
    MimeMessage message = read(letter(subject));
    InternetAddress to = (InternetAddress) message.getRecipients(Message.RecipientType.TO)[0];
    assertThat(message.getSubject()).isEqualTo(subject);
    assertThat(to.getPersonal()).isEqualTo("Mikä Mäki");
    assertThat(written(letter(subject)).chars()).allMatch(c -> c < 0x80);
    assertThat(written(letter(subject)).lines()).allMatch(l -> l.length() <= 78);
  }

  @Test
  void longReferencesAreFolded() throws Exception {
    String ids =
        String.join(" ", Collections.nCopies(60, "<0123456789.abcdef@mail.customer.example>"));
    OutboundMessage mail = with(letter("Vastaus"), new Header("References", ids));
    assertThat(written(mail).lines()).allMatch(l -> l.length() <= 998);
    assertThat(read(mail).getHeader("References", null).replaceAll("\\s+", " ")).isEqualTo(ids);
  }

  @ParameterizedTest
  @ValueSource(strings = {"From", "bcc", "Content-Type", "MESSAGE-ID", "X Evil", "X:Evil", ""})
  void refusesHeadersThatAreNotTheLettersToSet(String name) {
    OutboundMessage mail = with(letter("Vastaus"), new Header(name, "x"));
    assertThatIllegalArgumentException().isThrownBy(() -> writer.write(mail, NOW));
  }

  @Test
  void refusesControlCharactersInNames() {
    NamedAddress evil = NamedAddress.of("A\r\nBcc: x@example.com", EmailAddress.of("a@b.example"));
    assertThatIllegalArgumentException().isThrownBy(() -> writer.write(to(evil), NOW));
  }

  @Test
  void aDomainIsWrittenAsDnsKnowsIt() {
    EmailAddress address = EmailAddress.of("mika@öljy.example");
    assertThat(written(to(NamedAddress.of(address)))).contains("To: mika@xn--ljy-rna.example\r\n");
  }

  @Test
  void refusesAnAddressThatNeedsSmtpUtf8() {
    NamedAddress address = NamedAddress.of(EmailAddress.of("mikä@customer.example"));
    assertThatIllegalArgumentException().isThrownBy(() -> writer.write(to(address), NOW));
  }
}
