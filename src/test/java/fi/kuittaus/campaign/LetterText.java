package fi.kuittaus.campaign;

import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Properties;

/** What a mail says in its plain part, without spaces and line ends: they may be set anew. */
final class LetterText {
  private LetterText() {}

  static String plain(String mail) {
    try {
      byte[] bytes = mail.getBytes(StandardCharsets.ISO_8859_1);
      MimeMessage message =
          new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(bytes));
      return bare(plain(message.getContent()));
    } catch (MessagingException e) {
      throw new IllegalStateException(e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String plain(Object content) throws MessagingException, IOException {
    if (content instanceof Multipart parts) {
      BodyPart first = parts.getBodyPart(0);
      return plain(first.getContent());
    }
    return content.toString();
  }

  static String bare(String text) {
    return text.replaceAll("\\s+", "");
  }
}
