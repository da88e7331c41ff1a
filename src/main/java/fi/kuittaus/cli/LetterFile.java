package fi.kuittaus.cli;

import fi.kuittaus.letter.Wording;
import fi.kuittaus.mail.InboundMessage;
import fi.kuittaus.mail.NamedAddress;
import fi.kuittaus.mail.Parsed;
import fi.kuittaus.reading.PersonalName;
import fi.kuittaus.reading.Readers;
import fi.kuittaus.reading.Reading;
import fi.kuittaus.reading.Triage;
import fi.kuittaus.transport.MimeReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A letter in a file: plain text, a page of HTML, or a mail, of which the writer's own words count.
 */
record LetterFile(InboundMessage mail, boolean whole) {
  private static final Triage NONE =
      new Triage(List.of(), new Reading.Matter("question", "normal"));

  static LetterFile read(Path file) throws IOException {
    String name = file.toString().toLowerCase(Locale.ROOT);
    boolean mail = name.endsWith(".eml");
    byte[] bytes = Files.readAllBytes(file);
    byte[] raw = mail ? bytes : asMail(bytes, name.matches(".*\\.html?"));
    return switch (new MimeReader().read(raw, Instant.EPOCH)) {
      case Parsed.Mail(InboundMessage read) -> new LetterFile(read, !mail);
      case Parsed.Unreadable _ -> throw new IOException("it is no mail");
    };
  }

  private static byte[] asMail(byte[] text, boolean html) throws IOException {
    ByteArrayOutputStream mail = new ByteArrayOutputStream();
    String type = html ? "text/html" : "text/plain";
    mail.write(
        ("MIME-Version: 1.0\r\nContent-Type: "
                + type
                + "; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n")
            .getBytes(StandardCharsets.US_ASCII));
    mail.write(text);
    return mail.toByteArray();
  }

  String text() {
    return whole ? mail.content().text() : mail.content().own().text();
  }

  /** As it reads; where that is not sure, English. */
  String language() {
    return new Readers().read(mail, NONE, Wording.languages()).language().orElse("en");
  }

  /** The first name of the one whom it goes to. */
  Optional<String> name() {
    return mail.participants().recipients().stream()
        .findFirst()
        .flatMap(NamedAddress::name)
        .flatMap(PersonalName::parse)
        .map(PersonalName::first);
  }
}
