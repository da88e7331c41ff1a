package fi.kuittaus.demo;

import fi.kuittaus.mail.MessageId;
import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A mail as its recipient's mail program shows it.
 *
 * @param from name and address, or the address alone
 * @param date of its Date header; empty where it has none
 * @param answers the mails that it refers to, the newest last
 * @param language its Content-Language; empty where it says none
 */
record Letter(
    Optional<MessageId> id,
    String from,
    String subject,
    String text,
    Optional<Instant> date,
    List<MessageId> answers,
    String language) {
  private static final int LONGEST_GREETING = 30;

  Letter {
    answers = List.copyOf(answers);
  }

  /** The mail; what cannot be read of it is left empty. */
  static Letter of(MimeMessage mail) {
    try {
      return new Letter(
          header(mail, "Message-ID").flatMap(MessageId::first),
          from(mail),
          Optional.ofNullable(mail.getSubject()).orElse("(no subject)"),
          text(mail).orElse("(no plain text)"),
          Optional.ofNullable(mail.getSentDate()).map(Date::toInstant),
          Stream.of("References", "In-Reply-To")
              .flatMap(name -> header(mail, name).stream())
              .flatMap(value -> MessageId.all(value).stream())
              .toList(),
          header(mail, "Content-Language").orElse(""));
    } catch (MessagingException | IOException e) {
      return new Letter(Optional.empty(), "?", "(unreadable)", "", Optional.empty(), List.of(), "");
    }
  }

  /** Its first line that says more than a greeting; else its first. */
  String firstLine() {
    List<String> lines = text.lines().map(String::strip).filter(l -> !l.isEmpty()).toList();
    return lines.stream()
        .filter(l -> l.length() > LONGEST_GREETING)
        .findFirst()
        .or(() -> lines.stream().findFirst())
        .orElse("");
  }

  private static Optional<String> header(MimeMessage mail, String name) {
    try {
      return Optional.ofNullable(mail.getHeader(name, " "));
    } catch (MessagingException e) {
      return Optional.empty();
    }
  }

  private static String from(MimeMessage mail) throws MessagingException {
    return Optional.ofNullable(mail.getFrom()).stream()
        .flatMap(Arrays::stream)
        .map(InternetAddress.class::cast)
        .map(InternetAddress::toUnicodeString)
        .findFirst()
        .orElse("(nobody)");
  }

  private static Optional<String> text(Part part) throws MessagingException, IOException {
    if (part.isMimeType("text/plain")) {
      return Optional.of(part.getContent().toString());
    }
    if (part.getContent() instanceof Multipart parts) {
      for (int i = 0; i < parts.getCount(); i++) {
        BodyPart inner = parts.getBodyPart(i);
        Optional<String> text = text(inner);
        if (text.isPresent()) {
          return text;
        }
      }
    }
    return Optional.empty();
  }

  /** The language by its English name. */
  String languageName() {
    return Locale.forLanguageTag(language).getDisplayLanguage(Locale.ENGLISH);
  }
}
