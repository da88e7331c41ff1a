package fi.kuittaus.outside;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import fi.kuittaus.HandClock;
import fi.kuittaus.flow.Bell;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WebhookTest {
  private static final Instant NOW = Instant.parse("2026-11-23T07:07:00Z");
  private static final Bell.Notice NOTICE =
      new Bell.Notice("7", "desk-warning", "KU-7F3KR: soon", "Lasku <!channel> & ö", NOW);

  private final List<String> heard = new ArrayList<>();
  private final List<Optional<String>> signatures = new ArrayList<>();
  private HttpServer server;
  private int answer = 204;

  @BeforeEach
  void listen() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/hook", this::hear);
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private void hear(HttpExchange exchange) throws IOException {
    heard.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
    signatures.add(Optional.ofNullable(exchange.getRequestHeaders().getFirst(Webhook.SIGNATURE)));
    exchange.getResponseHeaders().add("Location", "/elsewhere");
    exchange.sendResponseHeaders(answer, -1);
    exchange.close();
  }

  @Test
  void whatIsToldIsSignedJson() throws Exception {
    assertThat(ring("s3cret", Webhook.Format.JSON)).isEmpty();
    assertThat(heard)
        .containsExactly(
            "{\"id\":\"7\",\"kind\":\"desk-warning\",\"subject\":\"KU-7F3KR:"
                + " soon\",\"text\":\"Lasku <!channel> & ö\",\"at\":\"2026-11-23T07:07:00Z\"}");
    String seconds = Long.toString(NOW.getEpochSecond());
    assertThat(signatures)
        .containsExactly(
            Optional.of(
                "t=" + seconds + ",v1=" + hmac("s3cret", seconds + "." + heard.getFirst())));
  }

  @Test
  void slackGetsTextThatCallsNobody() throws Exception {
    ring("", Webhook.Format.SLACK);
    assertThat(heard)
        .containsExactly("{\"text\":\"*KU-7F3KR: soon*\\nLasku &lt;!channel&gt; &amp; ö\"}");
    assertThat(signatures).containsExactly(Optional.empty());
  }

  @Test
  void whatIsNotTakenIsToldWithoutTheAddress() throws Exception {
    answer = 500;
    assertThat(ring("s", Webhook.Format.JSON)).hasValue("it answered 500");
    answer = 302;
    assertThat(ring("s", Webhook.Format.JSON)).hasValue("it answered 302");
    server.stop(0);
    assertThat(ring("s", Webhook.Format.JSON).orElseThrow())
        .startsWith("it cannot be reached")
        .doesNotContain("hook");
  }

  private Optional<String> ring(String secret, Webhook.Format format) throws InterruptedException {
    URI address = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/hook");
    try (Webhook webhook = new Webhook(address, secret, format, new HandClock(NOW))) {
      return webhook.ring(NOTICE);
    }
  }

  private static String hmac(String secret, String text) throws Exception {
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
    return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
  }
}
