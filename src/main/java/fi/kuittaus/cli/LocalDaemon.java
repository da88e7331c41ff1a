package fi.kuittaus.cli;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** The daemon of a data folder, spoken to through its local API if it runs. */
final class LocalDaemon {
  private static final Duration CONNECT = Duration.ofSeconds(2);
  private static final Duration ANSWER = Duration.ofSeconds(15);
  private static final Duration LONG_ANSWER = Duration.ofMinutes(30);
  private final Path data;

  LocalDaemon(Path data) {
    this.data = data.toAbsolutePath().normalize();
  }

  Reply get(String path) {
    return ask("GET", path, BodyPublishers.noBody());
  }

  Reply post(String path, String json) {
    return ask("POST", path, BodyPublishers.ofString(json));
  }

  /** As {@link #post}, of something that takes its time. */
  Reply postPatiently(String path, String json) {
    return ask("POST", path, BodyPublishers.ofString(json), LONG_ANSWER);
  }

  private Reply ask(String method, String path, BodyPublisher body) {
    return ask(method, path, body, ANSWER);
  }

  private Reply ask(String method, String path, BodyPublisher body, Duration patience) {
    Access access;
    try {
      access = access();
    } catch (NoSuchFileException e) {
      return nobody("there is no " + e.getFile());
    } catch (IOException | JacksonException | IllegalArgumentException e) {
      return nobody(data.resolve("api.json") + " cannot be read: " + e.getMessage());
    }
    try (HttpClient http = HttpClient.newBuilder().connectTimeout(CONNECT).build()) {
      return reply(
          http.send(
              request(access, method, path, body).timeout(patience).build(),
              HttpResponse.BodyHandlers.ofString()));
    } catch (IOException _) {
      return nobody("nothing answers at " + access.address() + ", process " + access.pid());
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return nobody("interrupted");
    }
  }

  private Access access() throws IOException {
    JsonNode api = Json.MAPPER.readTree(Files.readString(data.resolve("api.json")));
    return new Access(
        URI.create(api.path("address").asString("")),
        api.path("pid").asLong(0),
        Files.readString(Path.of(api.path("tokenFile").asString(""))).strip());
  }

  private static HttpRequest.Builder request(
      Access access, String method, String path, BodyPublisher body) {
    return HttpRequest.newBuilder(access.address().resolve(path))
        .header("Authorization", "Bearer " + access.token())
        .header("Content-Type", "application/json")
        .method(method, body);
  }

  private Reply reply(HttpResponse<String> answer) {
    if (answer.statusCode() == 401) {
      return nobody("what answers at " + answer.uri().getAuthority() + " is another one");
    }
    return answer.statusCode() < 300
        ? new Reply.Good(answer.body())
        : new Reply.Refused(answer.statusCode(), message(answer));
  }

  private static String message(HttpResponse<String> answer) {
    try {
      return Json.MAPPER
          .readTree(answer.body())
          .path("error")
          .asString("the daemon answered " + answer.statusCode());
    } catch (JacksonException _) {
      return "the daemon answered " + answer.statusCode();
    }
  }

  private Reply.Nobody nobody(String why) {
    return new Reply.Nobody("no daemon runs on the data folder " + data + " (" + why + ")");
  }

  /** What {@code api.json} and the file that it names tell. */
  private record Access(URI address, long pid, String token) {}
}
