package fi.kuittaus.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import fi.kuittaus.mail.InboundMessage;
import fi.kuittaus.mail.Parsed;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Mails made to be slow, deep, or large. The bound is generous: builders are slow and shared. */
class MimeTortureTest {
  private static final String HEAD = "From: a@b.example\r\nTo: s@x.example\r\nSubject: x\r\n";

  private static InboundMessage read(String raw) {
    Parsed parsed =
        assertTimeoutPreemptively(
            Duration.ofSeconds(20),
            () -> new MimeReader().read(raw.getBytes(StandardCharsets.ISO_8859_1), Instant.EPOCH));
    return ((Parsed.Mail) parsed).message();
  }

  private static String nested(int levels, Function<Integer, String> level) {
    return IntStream.range(0, levels).boxed().map(level).collect(Collectors.joining());
  }

  static Stream<Arguments> slow() {
    return Stream.of(
        Arguments.of("carriage returns", "\r".repeat(2_000_000)),
        Arguments.of("dashes", multipart() + "--\n".repeat(1_000_000)),
        Arguments.of("parts", multipart() + "--q\r\n\r\nhi\r\n".repeat(200_000)),
        Arguments.of("header", "Subject: " + "a".repeat(5_000_000) + "\r\n\r\nx"),
        Arguments.of("folds", HEAD + " a\r\n".repeat(500_000) + "\r\nx"),
        Arguments.of("fields", "X-A: b\r\n".repeat(300_000) + "\r\nx"),
        Arguments.of("garbage in the header", HEAD + "garbage\n".repeat(300_000)),
        Arguments.of("one line", HEAD + "\r\n" + "a".repeat(20_000_000)),
        Arguments.of("open tags", html("<table><b><a>x<p>".repeat(30_000))),
        Arguments.of("deep divs", html("<div>".repeat(200_000))),
        Arguments.of("quotes", HEAD + "\r\n" + "On 1.1.2026 x wrote:\n> \n".repeat(9_000)),
        Arguments.of("encoded words", "Subject: " + "=?a?q?".repeat(100_000) + "\r\n\r\nx"),
        Arguments.of("angles", "From: " + "<".repeat(200_000) + "\r\n\r\nx"),
        Arguments.of("open quotes", "From: " + "\"a@b,".repeat(50_000) + "\r\n\r\nx"),
        Arguments.of("parameters", "Content-Type: a/b" + "; a*1=b".repeat(100_000) + "\r\n\r\nx"));
  }

  private static String multipart() {
    return HEAD + "Content-Type: multipart/mixed; boundary=q\r\n\r\n";
  }

  private static String html(String markup) {
    return HEAD + "Content-Type: text/html\r\n\r\n" + markup;
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("slow")
  void is_read_in_bounded_time(String name, String raw) {
    assertThat(read(raw).content().text()).as(name).hasSizeLessThanOrEqualTo(200_000);
  }

  @Test
  void depth_is_bounded() {
    InboundMessage multiparts =
        read(
            HEAD
                + nested(
                    1_000,
                    i ->
                        "Content-Type: multipart/mixed; boundary=b"
                            + i
                            + "\r\n\r\n--b"
                            + i
                            + "\r\n")
                + "\r\ndeep");
    assertThat(multiparts.content().parts()).hasSize(201);
    InboundMessage mails = read(HEAD + "Content-Type: message/rfc822\r\n\r\n".repeat(5_000));
    assertThat(mails.content().parts()).hasSize(201);
  }

  @Test
  void ten_thousand_recipients() {
    String many = nested(10_000, i -> "\"U, " + i + "\" <u" + i + "@x.example>,\r\n ");
    assertThat(read("To: " + many + "z@x.example\r\n\r\nhi").participants().recipients())
        .hasSize(10_000);
  }

  @Test
  void text_is_cut_between_characters() {
    String text = "😀".repeat(150_000);
    byte[] raw =
        (HEAD + "Content-Type: text/plain; charset=utf-8\r\n\r\n" + text)
            .getBytes(StandardCharsets.UTF_8);
    String read =
        ((Parsed.Mail) new MimeReader().read(raw, Instant.EPOCH)).message().content().text();
    assertThat(read).hasSize(200_000).doesNotContain("\uFFFD");
  }

  /** Sound mails with bytes changed, cut and put in at random: seeds are fixed. */
  @Test
  void damaged_mails_never_throw() {
    String sound =
        HEAD
            + "Content-Type: multipart/mixed; boundary=\"q\"\r\nMIME-Version: 1.0\r\n\r\n--q\r\n"
            + "Content-Type: text/plain; charset=\"utf-8\"; format=flowed\r\n"
            + "Content-Transfer-Encoding: quoted-printable\r\n\r\n=C3=A4 =\r\nb\r\n--q\r\n"
            + "Content-Type: message/rfc822\r\n\r\nSubject: =?utf-8?b?w6Q=?=\r\n\r\nold\r\n"
            + "--q\r\nContent-Type: text/html\r\nContent-Disposition: inline;"
            + " filename*=utf-8''%C3%A4\r\n\r\n<p>x</p>\r\n--q--\r\n";
    for (int seed = 0; seed < 3_000; seed++) {
      byte[] raw = sound.getBytes(StandardCharsets.ISO_8859_1);
      Random random = new Random(seed);
      for (int i = random.nextInt(20); i >= 0; i--) {
        raw[random.nextInt(raw.length)] = (byte) "\r\n\0-=?;:\"(<,".charAt(random.nextInt(12));
      }
      byte[] cut = java.util.Arrays.copyOf(raw, random.nextInt(raw.length) + 1);
      assertThat(new MimeReader().read(cut, Instant.EPOCH))
          .as("seed %d", seed)
          .isInstanceOf(Parsed.Mail.class);
    }
  }
}
