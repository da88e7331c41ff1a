package fi.kuittaus.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** What the campaign leans on: nothing that it took is forgotten, whatever it answered. */
class UnkindSinkTest {
  private static final String LETTER =
      "Message-ID: <a@b>\r\nIn-Reply-To:\r\n <c@d>\r\n\r\nHello\r\n..\r\n.";

  @Test
  void aKindOneTakesAMailAndRemembersIt() throws IOException {
    try (UnkindSink sink = UnkindSink.start(new Random(1), _ -> false)) {
      sink.beKind();
      CountDownLatch next = sink.next(1);
      assertThat(hand(sink, "maija@customer.example")).startsWith("250");
      assertThat(next.getCount()).isZero();
      UnkindSink.Taken taken = sink.taken().getFirst();
      assertThat(taken.recipient()).isEqualTo("maija@customer.example");
      assertThat(taken.messageId()).isEqualTo("<a@b>");
      assertThat(taken.header("in-reply-to")).contains("<c@d>");
      assertThat(taken.text()).endsWith("\n\nHello\n.\n");
    }
  }

  @Test
  void refusesWhomItShould() throws IOException {
    try (UnkindSink sink = UnkindSink.start(new Random(1), to -> to.startsWith("refused"))) {
      sink.beKind();
      assertThat(hand(sink, "refused@customer.example")).startsWith("550");
      assertThat(sink.taken()).isEmpty();
    }
  }

  /** Each answered mail was taken; of the others only those whose answer never got out. */
  @Test
  void anUnkindOneRemembersAlsoWhatItDidNotAnswer() throws IOException {
    long seed = System.nanoTime();
    try (UnkindSink sink = UnkindSink.start(new Random(seed), _ -> false)) {
      int answered = 0;
      for (int i = 0; i < 100; i++) {
        answered += hand(sink, "maija@customer.example").startsWith("250 2.0.0") ? 1 : 0;
      }
      assertThat(sink.taken().stream().filter(UnkindSink.Taken::told))
          .as("seed %d", seed)
          .hasSize(answered);
      assertThat(answered).isBetween(40, 99);
    }
  }

  /** The last thing that it says on a connection of its own: empty where it hangs up. */
  private static String hand(UnkindSink sink, String to) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), sink.port())) {
      BufferedReader in =
          new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
      String answer = said(in);
      String[] steps = {"MAIL FROM:<a@b>", "RCPT TO:<" + to + ">", "DATA", LETTER};
      for (int i = 0; i < steps.length && answer.matches("[23].*"); i++) {
        socket.getOutputStream().write((steps[i] + "\r\n").getBytes(StandardCharsets.US_ASCII));
        answer = said(in);
      }
      return answer;
    }
  }

  private static String said(BufferedReader in) {
    try {
      String line = in.readLine();
      return line == null ? "" : line;
    } catch (IOException _) {
      return ""; // reset
    }
  }
}
