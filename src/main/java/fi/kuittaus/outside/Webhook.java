package fi.kuittaus.outside;

import fi.kuittaus.flow.Bell;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import tools.jackson.databind.json.JsonMapper;

/**
 * A bell that is an HTTP POST of JSON, signed so that whoever listens knows that it is ours.
 *
 * <p>The header {@value #SIGNATURE} is {@code t=SECONDS,v1=HEX}: the HMAC-SHA256, under the shared
 * secret, of the seconds since 1970, a dot, and the body. Safe for several threads.
 */
public final class Webhook implements Bell, AutoCloseable {
  static final String SIGNATURE = "Kuittaus-Signature";
  private static final Duration CONNECT = Duration.ofSeconds(5);
  private static final Duration ANSWER = Duration.ofSeconds(15);
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private final URI address;
  private final byte[] secret;
  private final Format format;
  private final InstantSource clock;
  private final HttpClient http =
      HttpClient.newBuilder()
          .connectTimeout(CONNECT)
          .followRedirects(HttpClient.Redirect.NEVER)
          .build();

  /** What whoever listens understands. */
  public enum Format {
    /** {@code id}, {@code kind}, {@code subject}, {@code text}, {@code at}. */
    JSON,
    /** Slack's incoming webhooks, and those of others that take the same: {@code text}. */
    SLACK
  }

  /**
   * A webhook that nothing has been sent to.
   *
   * @param secret for the signature; empty: there is none
   */
  public Webhook(URI address, String secret, Format format, InstantSource clock) {
    this.address = address;
    this.secret = secret.getBytes(StandardCharsets.UTF_8);
    this.format = format;
    this.clock = clock;
  }

  @Override
  public Optional<String> ring(Notice notice) throws InterruptedException {
    byte[] body = body(notice);
    HttpRequest.Builder request =
        HttpRequest.newBuilder(address)
            .timeout(ANSWER)
            .header("Content-Type", "application/json")
            .header("User-Agent", "Kuittaus")
            .POST(BodyPublishers.ofByteArray(body));
    if (secret.length > 0) {
      request.header(SIGNATURE, signature(clock.instant().getEpochSecond(), body));
    }
    try {
      HttpResponse<Void> answer = http.send(request.build(), BodyHandlers.discarding());
      return answer.statusCode() / 100 == 2
          ? Optional.empty()
          : Optional.of("it answered " + answer.statusCode());
    } catch (IOException e) {
      return Optional.of("it cannot be reached: " + e.getClass().getSimpleName());
    }
  }

  private byte[] body(Notice notice) {
    Map<String, Object> body = new LinkedHashMap<>();
    switch (format) {
      case JSON -> {
        body.put("id", notice.id());
        body.put("kind", notice.kind());
        body.put("subject", notice.subject());
        body.put("text", notice.text());
        body.put("at", notice.at().toString());
      }
      case SLACK ->
          body.put("text", "*" + escaped(notice.subject()) + "*\n" + escaped(notice.text()));
    }
    return JSON.writeValueAsBytes(body);
  }

  /** What a stranger wrote must neither call {@code <!channel>} nor become a link. */
  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  private String signature(long seconds, byte... body) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret, "HmacSHA256"));
      mac.update((seconds + ".").getBytes(StandardCharsets.US_ASCII));
      return "t=" + seconds + ",v1=" + HexFormat.of().formatHex(mac.doFinal(body));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e); // every Java has it
    }
  }

  @Override
  public void close() {
    http.shutdownNow();
    http.close();
  }
}
