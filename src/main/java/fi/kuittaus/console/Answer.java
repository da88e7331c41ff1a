package fi.kuittaus.console;

import java.util.Map;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * The answer to a request: a status, further headers, a value that becomes JSON.
 *
 * @param headers beside those that every answer has
 */
record Answer(int status, Map<HttpHeader, String> headers, Object body) {
  Answer {
    headers = Map.copyOf(headers);
  }

  static Answer ok(Object body) {
    return new Answer(200, Map.of(), body);
  }

  /** What went wrong, in words for people, as the field {@code error}. */
  static Answer error(int status, String message) {
    return new Answer(status, Map.of(), Map.of("error", message));
  }

  Answer with(HttpHeader header, String value) {
    return new Answer(status, Map.of(header, value), body);
  }

  void write(Response response, Callback callback) {
    response.setStatus(status);
    headers.forEach(response.getHeaders()::put);
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, "application/json; charset=utf-8");
    response.getHeaders().put(HttpHeader.CACHE_CONTROL, "no-store");
    response.getHeaders().put("X-Content-Type-Options", "nosniff");
    Content.Sink.write(response, true, Json.write(body) + "\n", callback);
  }
}
