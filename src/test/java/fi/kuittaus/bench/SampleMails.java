package fi.kuittaus.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Customers' mails of about two kilobytes, in several languages and shapes, no two the same. */
final class SampleMails {
  private static final List<String> TEXTS =
      List.of(
          "Hei, lasku ei aukea eilisestä lähtien, ja sovellus antaa virheilmoituksen."
              + " Tilausnumeroni on %d. Voitteko auttaa?",
          "Hej, jag kan inte logga in sedan i går och får ett felmeddelande. Mitt ordernummer är"
              + " %d. Kan ni hjälpa mig?",
          "Hello, the app keeps crashing when I tap Pay, since this morning. It is order %d. I"
              + " would like a refund, please.",
          "Guten Tag, die Rechnung %d stimmt nicht, und niemand hat mir bisher geantwortet. Bitte"
              + " rufen Sie mich an.",
          "Bonjour, je ne peux plus ouvrir ma facture %d depuis hier. Merci de me rappeler dès que"
              + " possible.",
          "Tere, ma ei saa eilsest saadik sisse logida. Minu tellimuse number on %d. Kas saate"
              + " aidata?",
          "Здравствуйте, заказ %d до сих пор не доставлен. Прошу вернуть деньги или прислать"
              + " товар.",
          "مرحبا، لم أستلم الطلب رقم %d حتى الآن. أرجو التحقق من الأمر.",
          "注文%dがまだ届いていません。ご確認いただけますでしょうか。よろしくお願いいたします。");

  private SampleMails() {}

  /** The mails of a folder of {@code .eml} files, in the order of their names. */
  static List<byte[]> in(Path folder, int most) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().limit(most).map(SampleMails::bytes).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** So many made ones. */
  static List<byte[]> made(int count) {
    return IntStream.range(0, count).mapToObj(SampleMails::mail).toList();
  }

  private static byte[] bytes(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] mail(int i) {
    String text = text(i);
    String body =
        switch (i % 4) {
          case 0 -> part("text/plain", "8bit", text);
          case 1 -> part("text/plain", "base64", encoded(text));
          case 2 ->
              "Content-Type: multipart/alternative; boundary=\"b%d\"\n\n--b%d\n%s\n--b%d\n%s\n--b%d--\n"
                  .formatted(
                      i,
                      i,
                      part("text/plain", "base64", encoded(text)),
                      i,
                      part("text/html", "8bit", html(text)),
                      i);
          default -> part("text/html", "base64", encoded(html(text)));
        };
    String mail =
        """
        Received: from mx.example.net (mx.example.net [192.0.2.189]) by mx.lab.invalid with ESMTPS
        Message-ID: <%d.bench@customer.example>
        From: Maija Meikalainen <customer%d@customer.example>
        To: support@example.com
        Subject: Re: %d, %s
        User-Agent: Thunderbird
        MIME-Version: 1.0
        """
                .formatted(i, i, 100_000 + i, "order")
            + body;
    return mail.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8);
  }

  private static String part(String type, String encoding, String body) {
    return "Content-Type: %s; charset=utf-8\nContent-Transfer-Encoding: %s\n\n%s"
        .formatted(type, encoding, body);
  }

  private static String text(int i) {
    String sentence = TEXTS.get(i % TEXTS.size()).formatted(100_000 + i);
    StringBuilder text = new StringBuilder();
    while (text.length() < 1_500) {
      text.append(sentence).append(text.length() % 3 == 0 ? "\n\n" : " ");
    }
    return text.append("\n\nMaija Meikalainen\n-- \n+358 40 123 4567\n").toString();
  }

  private static String html(String text) {
    return "<html><body><p>" + text.replace("\n\n", "</p>\n<p>") + "</p></body></html>";
  }

  private static String encoded(String text) {
    return Base64.getMimeEncoder(76, new byte[] {'\n'})
        .encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }
}
