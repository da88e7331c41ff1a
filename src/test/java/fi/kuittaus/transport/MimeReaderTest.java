package fi.kuittaus.transport;

import static org.assertj.core.api.Assertions.assertThat;

import fi.kuittaus.mail.EmailAddress;
import fi.kuittaus.mail.InboundMessage;
import fi.kuittaus.mail.MimePart;
import fi.kuittaus.mail.NamedAddress;
import fi.kuittaus.mail.Parsed;
import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MimeReaderTest {
  private static final Instant ARRIVED = Instant.parse("2026-11-23T07:07:00Z");

  private static InboundMessage read(byte[] raw) {
    return switch (new MimeReader().read(raw, ARRIVED)) {
      case Parsed.Mail mail -> mail.message();
      case Parsed.Unreadable unreadable -> throw new AssertionError(unreadable.reason());
    };
  }

  private static InboundMessage read(String raw) {
    return read(raw.getBytes(StandardCharsets.UTF_8));
  }

  private static String text(String raw) {
    return read(raw).content().text();
  }

  private static byte[] bytes(Object... pieces) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (Object piece : pieces) {
      out.writeBytes(
          piece instanceof byte[] raw ? raw : piece.toString().getBytes(StandardCharsets.US_ASCII));
    }
    return out.toByteArray();
  }

  @Test
  void a_mail_is_read_into_values() {
    InboundMessage mail =
        read(
            """
            From: =?utf-8?Q?M=C3=A4=C3=A4tt=C3=A4=2C_Liisa?= <Liisa@Example.COM>
            To: support@example.com, "Virtanen, Matti" <matti@x.example>
            Reply-To: other@example.com
            Subject: =?utf-8?B?S8Ok?=
             =?utf-8?B?dmVsecOk?=
            Message-ID: <1@example.com>
            In-Reply-To: <0@x.example>

            Hei!
            """);
    assertThat(mail.participants().from())
        .containsExactly(NamedAddress.of("Määttä, Liisa", EmailAddress.of("Liisa@example.com")));
    assertThat(mail.participants().recipients()).hasSize(2);
    assertThat(mail.participants().replyTo()).hasSize(1);
    assertThat(mail.subject()).isEqualTo("Kävelyä");
    assertThat(mail.content().text()).isEqualTo("Hei!");
    assertThat(mail.content().type()).isEqualTo("text/plain");
    assertThat(mail.arrivedAt()).isEqualTo(ARRIVED);
    assertThat(mail.digest()).hasSize(64);
    assertThat(mail.answers()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\r\n", "\n", "\r", "\r\r\n"})
  void any_line_break_will_do(String lineBreak) {
    String raw =
        "From: a@b.example|Subject: x|Content-Type: multipart/mixed; boundary=q||"
            + "--q||first|--q|Content-Type: text/plain||second|--q--|";
    assertThat(text(raw.replace("|", lineBreak))).isEqualTo("first\nsecond");
  }

  @ParameterizedTest
  @CsvSource({
    "utf-8, utf-8",
    "iso-8859-1, iso-8859-1",
    "iso-8859-15, iso-8859-15",
    "windows-1252, windows-1252",
    "iso-8859-1, utf-8",
    "us-ascii, utf-8",
    "us-ascii, windows-1252",
    "utf-8, windows-1252",
    "x-no-such-thing, utf-8",
    "unknown-8bit, windows-1252",
    "'\"utf8\"', utf-8",
    "'', windows-1252"
  })
  void charsets_that_lie_or_say_nothing(String label, String real) {
    byte[] mail =
        bytes(
            "From: a@b.example\r\nContent-Type: text/plain; charset=" + label + "\r\n\r\n",
            "Äiti söi jäätelöä".getBytes(Charset.forName(real)));
    assertThat(read(mail).content().text()).isEqualTo("Äiti söi jäätelöä");
  }

  @ParameterizedTest
  @CsvSource({
    "iso-2022-jp, 注文番号", "koi8-r, Заказ не пришёл", "gb2312, 订单没有收到", "shift_jis, ログイン",
    "big5, 訂單", "euc-kr, 주문", "windows-1257, Labdien ā", "iso-8859-2, Dzień"
  })
  void charsets_of_the_world(String charset, String words) {
    byte[] raw = words.getBytes(Charset.forName(charset));
    byte[] mail =
        bytes(
            "From: a@b.example\r\nContent-Type: text/plain; charset=" + charset + "\r\n\r\n", raw);
    assertThat(read(mail).content().text()).isEqualTo(words);
    // raw 8-bit in a header is in the charset of the text
    byte[] header =
        bytes("Subject: ", raw, "\r\nContent-Type: text/plain; charset=" + charset + "\r\n\r\nx");
    assertThat(read(header).subject()).isEqualTo(words);
  }

  @Test
  void raw_headers_without_any_charset() {
    assertThat(read("Subject: Äiti\r\n\r\nx").subject()).isEqualTo("Äiti");
    assertThat(read(bytes("Subject: ", new byte[] {(byte) 0xc4}, "iti\r\n\r\nx")).subject())
        .isEqualTo("Äiti");
    assertThat(read("Subject: a\0b\r\n\r\nc\0d").subject()).isEqualTo("a b");
    assertThat(text("Subject: a\0b\r\n\r\nc\0d")).isEqualTo("cd");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "=?utf-8?q?a_b?= | a b",
        "=?UTF-8?Q?a?= =?utf-8?q?b?= | ab",
        "x=?utf-8?q?=C3=A4?=y | xäy",
        "\"=?utf-8?q?=C3=A4?=\" | \"ä\"",
        "=?utf-8?Q?with space =C3=A4?= | with space ä",
        "=?utf-8?b?w6Q?= | ä",
        "=?utf-8*fi?b?w6Q=?= | ä",
        "=?utf-8?q?=C3?= =?utf-8?q?=A4?= | ä",
        "=?no-such?q?=C3=A4?= | ä",
        "=?unicode-1-1-utf-7?Q?+ANw-ber 1 +- 1?= | Über 1 + 1",
        "=?utf-8?x?abc?= | =?utf-8?x?abc?=",
        "=?utf-8?q?never closed | =?utf-8?q?never closed",
        "=?utf-8?q?=ZZ?= | =ZZ",
        "=? | =?",
      })
  void encoded_words_sound_and_broken(String subject, String decoded) {
    assertThat(read("Subject: " + subject + "\r\n\r\nx").subject()).isEqualTo(decoded);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "filename=a.txt | a.txt",
        "filename=\"a b.txt\" | a b.txt",
        "filename=a b.txt | a b.txt",
        "filename*=utf-8''%C3%A4.txt | ä.txt",
        "filename*0=a; filename*1=b.txt | ab.txt",
        "filename*0*=utf-8''%C3%A4; filename*1=100%.txt | ä100%.txt",
        "filename=\"=?utf-8?q?=C3=A4.txt?=\" | ä.txt",
        "filename=\"never closed.txt | never closed.txt",
        "filename=\"C:\\temp\\x.txt\" | C:\\temp\\x.txt",
        ";; ; filename=a.txt | a.txt",
      })
  void file_names(String parameter, String name) {
    MimePart part =
        read("Content-Disposition: attachment; " + parameter + "\r\n\r\nx")
            .content()
            .parts()
            .getFirst();
    assertThat(part.fileName()).contains(name);
    assertThat(part.attachment()).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a@b.example | a@b.example",
        "A <a@b.example> | a@b.example",
        "\"B, A\" <a@b.example> | a@b.example",
        "B, A <a@b.example> | a@b.example",
        "a@b.example (A B) | a@b.example",
        "<a@b.example | a@b.example",
        "A [x] <a@b.example> | a@b.example",
        "A <mailto:a@b.example> | a@b.example",
        "A <@route.example:a@b.example> | a@b.example",
        "A <'a@b.example'> | a@b.example",
        "\"never closed <a@b.example> | a@b.example",
        "group: a@b.example; | a@b.example",
        "=?utf-8?q?A_=3Ca=40b.example=3E?= | a@b.example",
        "A <a(comment)@b.example> | a@b.example",
        "a@b.example. | a@b.example",
      })
  void senders_in_every_spelling(String from, String address) {
    assertThat(read("From: " + from + "\r\n\r\nx").sender()).contains(EmailAddress.of(address));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "<>", "Matti", "undisclosed-recipients:;", "@", "a@"})
  void senders_that_are_none(String from) {
    assertThat(read("From: " + from + "\r\n\r\nx").sender()).isEmpty();
  }

  @Test
  void transfer_encodings_sound_and_broken() {
    String head = "Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: ";
    assertThat(text(head + "quoted-printable\r\n\r\nJ=C3=A4=\r\n=C3=A4 =3D =ZZ =\r\n"))
        .isEqualTo("Jää = =ZZ");
    assertThat(text(head + "BASE64\r\n\r\nSsOk\r\nw6Q!!\r\n=\r\n")).isEqualTo("Jää");
    assertThat(text(head + "base64\r\n\r\nSA==SA==")).isEqualTo("HH");
    assertThat(text(head + "no-such-encoding\r\n\r\nJää")).isEqualTo("Jää");
  }

  @Test
  void alternatives_prefer_the_plain_text_that_says_something() {
    String mail =
        "Content-Type: multipart/alternative; boundary=q\r\n\r\n--q\r\n\r\n%s\r\n"
            + "--q\r\nContent-Type: text/html\r\n\r\n<p>from <b>HTML</b></p>\r\n--q--";
    assertThat(text(mail.formatted("plain"))).isEqualTo("plain");
    assertThat(text(mail.formatted(" "))).isEqualTo("from HTML");
  }

  @Test
  void a_text_with_a_name_is_read_where_there_is_no_other() {
    String mail =
        """
        Content-Type: multipart/mixed; boundary=q

        --q
        Content-Type: text/plain

        %s
        --q
        Content-Type: text/plain; name=log.txt

        log
        --q--
        """;
    assertThat(text(mail.formatted("see the log"))).isEqualTo("see the log");
    assertThat(text(mail.formatted(""))).isEqualTo("log");
  }

  @Test
  void html_becomes_lines() {
    String html =
        "<html><head><title>x</title><style>p{}</style></head><body><div style='DISPLAY:"
            + " none'>hidden</div>"
            + "<p>Hei,</p><p>tilaus&nbsp;ei<br>tullut.</p><ul><li>a</li><li>b</li></ul>"
            + "<table><tr><td>1</td><td>2</td></tr></table><div>Matti</div><blockquote"
            + " type=cite><div>old</div></blockquote></body></html>";
    assertThat(text("Content-Type: text/html\r\n\r\n" + html))
        .isEqualTo("Hei,\n\ntilaus ei\ntullut.\n\n- a\n- b\n\n1 2\nMatti\n\n> old");
  }

  @Test
  void html_names_its_own_charset() {
    byte[] mail =
        bytes(
            "Content-Type: text/html\r\n\r\n<meta charset=koi8-r><p>",
            "Заказ".getBytes(Charset.forName("koi8-r")));
    assertThat(read(mail).content().text()).isEqualTo("Заказ");
  }

  @Test
  void flowed_text_is_put_together() {
    assertThat(
            text(
                """
                Content-Type: text/plain; format=flowed

                One\s
                line.
                > quoted\s
                > too
                --\s
                Matti
                """))
        .isEqualTo("One line.\n> quoted too\n-- \nMatti");
  }

  @Test
  void structure_in_document_order_and_what_is_forwarded() {
    InboundMessage mail =
        read(
            """
            Content-Type: multipart/mixed; boundary=q

            --q

            see below
            --q
            Content-Type: message/rfc822

            Subject: old
            Content-Type: multipart/mixed; boundary=r

            --r

            old text
            --r--
            --q
            Content-Type: image/png; name=a.png

            x
            --q--\
            """);
    assertThat(mail.content().text()).isEqualTo("see below");
    assertThat(mail.content().parts())
        .extracting(MimePart::type)
        .containsExactly(
            "multipart/mixed",
            "text/plain",
            "message/rfc822",
            "multipart/mixed",
            "text/plain",
            "image/png");
    assertThat(mail.content().parts())
        .extracting(MimePart::inForwarded)
        .containsExactly(false, false, false, true, true, false);
    assertThat(mail.content().parts().get(2).fields().first("Subject")).contains("old");
  }

  @Test
  void an_enclosed_mail_is_read_where_there_is_nothing_else() {
    assertThat(
            text(
                "Content-Type: multipart/mixed; boundary=q\r\n\r\n--q\r\nContent-Type:"
                    + " message/rfc822\r\n\r\nSubject: old\r\n\r\nold text\r\n--q--"))
        .isEqualTo("old text");
  }

  @Test
  void broken_multiparts_keep_their_text() {
    String head = "Content-Type: multipart/mixed; boundary=";
    assertThat(text(head + "q\r\n\r\n--q\r\n\r\nno end")).isEqualTo("no end");
    assertThat(text(head + "wrong\r\n\r\n--right\r\n\r\nx\r\n--right--")).isEqualTo("x");
    assertThat(text("Content-Type: multipart/mixed\r\n\r\n--q\r\n\r\nx\r\n--q--")).isEqualTo("x");
    assertThat(text(head + "q\r\n\r\nno parts at all")).isEqualTo("no parts at all");
    assertThat(text(head + "q\r\n\r\n--q\r\nContent-Type: text/plain\r\n--q\r\n\r\nx\r\n--q--"))
        .isEqualTo("x");
    assertThat(text(head + "q\r\n\r\npreamble\r\n--q  \r\n\r\nx\r\n--q--\r\nepilogue"))
        .isEqualTo("x");
  }

  @Test
  void a_forgotten_blank_line_and_a_damaged_header() {
    assertThat(text("Subject: x\r\nHello, this is the text.\r\nMore.")).startsWith("Hello");
    InboundMessage damaged = read("Subject: x\r\nno field here\r\nFrom: a@b.example\r\n\r\ntext");
    assertThat(damaged.sender()).isPresent();
    assertThat(damaged.content().text()).isEqualTo("text");
    assertThat(read("From x@y Mon Nov 23\r\nSubject: mbox\r\n\r\nx").subject()).isEqualTo("mbox");
  }

  @Test
  void the_digest_is_of_what_the_author_wrote() {
    String mail = "From: a@b.example\r\nSubject: x\r\nMessage-ID: <1@b>\r\n\r\nHello\r\n";
    String relayed =
        """
        Return-Path: <a@b.example>
        Delivered-To: y
        Received: by z
        X-Spam: no
        Message-ID: <1@b>
        From: a@b.example
        Subject: x

        Hello

        """;
    assertThat(read(relayed).digest())
        .isEqualTo(read(mail).digest())
        .isEqualTo(read(relayed.replace("\r\n", "\n")).digest())
        .isNotEqualTo(read(mail.replace("Hello", "hello")).digest());
  }

  @Test
  void nothing_is_still_a_mail() {
    assertThat(read("").content().text()).isEmpty();
    assertThat(read("\r\n").sender()).isEmpty();
    assertThat(read(new byte[1000]).content().text()).isEmpty();
  }
}
