package fi.kuittaus.console;

import static org.assertj.core.api.Assertions.assertThat;

import fi.kuittaus.conversation.Reference;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RefusalsTest {
  private SampleDesk desk;
  private ApiClient api;
  private Reference reference;

  @BeforeAll
  void start(@TempDir Path data) {
    desk = new SampleDesk(data);
    api = new ApiClient(data, desk.start());
    reference = desk.open("Lasku", "2026-11-23T09:07", "2026-11-24T10:00");
  }

  @AfterAll
  void stop() {
    api.close();
    desk.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"by\":\"two\\nlines\"}",
        "{\"by\":\" \"}",
        "{\"bye\":\"anna\"}",
        "{}",
        "[]",
        "nonsense",
        "{\"by\":\"anna\"} {}",
        "{\"by\":\"anna\",\"by\":\"bea\"}"
      })
  void refusesABodyThatIsNoName(String body) throws Exception {
    HttpResponse<String> answer = api.post("/api/conversations/" + reference + "/close", body);
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(ApiClient.json(answer).get("error").asString()).contains("by");
  }

  @ParameterizedTest
  @CsvSource({
    "GET, /api/conversations/KU-22222/, 404, nothing at",
    "GET, /api/nowhere, 404, nothing at",
    "GET, /, 404, nothing at",
    "GET, /api/conversations/KU-22222, 404, there is no conversation KU-22222",
    "GET, /api/conversations/KU-22223, 400, mistyped",
    "POST, /api/conversations/KU-22222/close, 404, there is no conversation",
    "GET, /api/conversations/KU-22222/close, 405, takes POST",
    "DELETE, /api/conversations/KU-22222, 405, takes GET",
    "POST, /api/health, 405, takes GET",
    "GET, /api/conversations?status=closed, 400, 'status is open, all or calls'",
    "GET, /api/conversations?limit=0, 400, limit is a number",
    "GET, /api/conversations?limit=1001, 400, limit is a number",
    "GET, /api/conversations?limit=x, 400, limit is a number",
    "GET, /api/conversations?page=2, 400, the parameters are",
    "GET, /api/../api/health/%2e%2e/x, 400, Bad Request",
  })
  void refusesInJson(String method, String path, int status, String message) throws Exception {
    HttpResponse<String> answer =
        api.send(api.request(path).method(method, HttpRequest.BodyPublishers.noBody()));
    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(ApiClient.json(answer).get("error").asString()).contains(message);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Bearer", "Bearer ", "Bearer 00", "Basic abc", "ü"})
  void refusesWithoutTheToken(String authorization) throws Exception {
    String answer = api.raw("GET /api/health HTTP/1.1", "Authorization: " + authorization);
    assertThat(answer).startsWith("HTTP/1.1 401 ").contains("WWW-Authenticate: Bearer");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"evil.example", "evil.example:PORT", "127.0.0.1", "127.0.0.1:1", "127.0.0.2:PORT"})
  void refusesAnotherName(String host) throws Exception {
    assertThat(api.rawTo(host, "GET /api/health HTTP/1.1")).startsWith("HTTP/1.1 421 ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1:PORT", "localhost:PORT", "LOCALHOST:PORT", "[::1]:PORT"})
  void isKnownByItsNames(String host) throws Exception {
    assertThat(api.rawTo(host, "GET /api/health HTTP/1.1")).startsWith("HTTP/1.1 200 ");
  }

  @ParameterizedTest
  @CsvSource({
    "http://evil.example, 403",
    "null, 403",
    "https://127.0.0.1:PORT, 403",
    "http://127.0.0.1:1, 403",
    "http://127.0.0.1:PORT.evil.example, 403",
    "http://127.0.0.1:PORT, 200",
    "http://localhost:PORT, 200"
  })
  void refusesForeignPages(String origin, int status) throws Exception {
    String answer =
        api.raw(
            "GET /api/health HTTP/1.1",
            "Authorization: Bearer " + api.token(),
            "Origin: " + origin);
    assertThat(answer).startsWith("HTTP/1.1 " + status + " ");
  }

  @Test
  void takesJsonOnly() throws Exception {
    HttpResponse<String> answer =
        api.send(
            api.request("/api/conversations/" + reference + "/close")
                .setHeader("Content-Type", "text/plain")
                .POST(HttpRequest.BodyPublishers.ofString("{\"by\":\"x\"}")));
    assertThat(answer.statusCode()).isEqualTo(415);
  }

  @Test
  void refusesWhatIsTooLarge() throws Exception {
    HttpResponse<String> body =
        api.post("/api/conversations/KU-22222/close", "{\"by\":\"" + "x".repeat(20_000) + "\"}");
    assertThat(body.statusCode()).isEqualTo(413);
    assertThat(ApiClient.json(body).get("error").asString()).isNotEmpty();
    assertThat(api.raw("GET /api/health HTTP/1.1", "X-Long: " + "x".repeat(10_000)))
        .startsWith("HTTP/1.1 431 ");
  }
}
