package fi.kuittaus.console;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Requests to a started local API: proper ones, and such as no well-behaved client would send. */
final class ApiClient implements AutoCloseable {
  private final HttpClient http = HttpClient.newHttpClient();
  private final Path data;
  private final URI address;

  ApiClient(Path data, URI address) {
    this.data = data;
    this.address = address;
  }

  HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return send(request(path));
  }

  HttpResponse<String> post(String path, String body) throws IOException, InterruptedException {
    return send(request(path).POST(HttpRequest.BodyPublishers.ofString(body)));
  }

  HttpRequest.Builder request(String path) throws IOException {
    return HttpRequest.newBuilder(URI.create(address + path))
        .timeout(Duration.ofSeconds(10))
        .header("Content-Type", "application/json")
        .header("Authorization", "Bearer " + token());
  }

  HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
    return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  String token() throws IOException {
    return Files.readString(data.resolve("api.token")).strip();
  }

  String rawTo(String host, String line) throws IOException {
    return exchange(line, "Host: " + host, "Authorization: Bearer " + token());
  }

  String raw(String line, String... headers) throws IOException {
    String[] all = java.util.Arrays.copyOf(headers, headers.length + 1);
    all[headers.length] = "Host: 127.0.0.1:PORT";
    return exchange(line, all);
  }

  /** What no well-behaved client would send, written by hand. */
  private String exchange(String line, String... headers) throws IOException {
    String request = line + "\r\n" + String.join("\r\n", headers) + "\r\nConnection: close\r\n\r\n";
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), address.getPort())) {
      socket.setSoTimeout(10_000);
      String port = Integer.toString(address.getPort());
      socket
          .getOutputStream()
          .write(request.replace("PORT", port).getBytes(StandardCharsets.ISO_8859_1));
      InputStream answer = socket.getInputStream();
      return new String(answer.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  static JsonNode json(HttpResponse<String> answer) {
    return JsonMapper.shared().readTree(answer.body());
  }

  @Override
  public void close() {
    http.close();
  }
}
