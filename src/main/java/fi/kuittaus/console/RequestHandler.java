package fi.kuittaus.console;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The end of Jetty's chain: a request becomes a call of {@link Routes}, its answer JSON. */
final class RequestHandler extends Handler.Abstract {
  private static final Logger LOG = LoggerFactory.getLogger(RequestHandler.class);
  private final Routes routes;

  RequestHandler(Routes routes) {
    this.routes = routes;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws IOException {
    request.addIdleTimeoutListener(_ -> false); // a backup takes its time
    answer(request).write(response, callback);
    return true;
  }

  private Answer answer(Request request) throws IOException {
    String body = Content.Source.asString(request, StandardCharsets.UTF_8);
    if (!body.isEmpty() && !isJson(request.getHeaders().get(HttpHeader.CONTENT_TYPE))) {
      return Answer.error(415, "a body is application/json");
    }
    Routes.Call call =
        new Routes.Call(
            request.getMethod(), Request.getPathInContext(request), parameters(request), body);
    try {
      return routes.answer(call);
    } catch (RuntimeException e) {
      LOG.error("{} {} failed", call.method(), call.path(), e);
      return Answer.error(500, "it failed; the log of the daemon says why");
    }
  }

  private static Map<String, String> parameters(Request request) {
    Map<String, String> parameters = new HashMap<>();
    Request.extractQueryParameters(request, StandardCharsets.UTF_8)
        .forEach(field -> parameters.put(field.getName(), field.getValue()));
    return parameters;
  }

  private static boolean isJson(@Nullable String contentType) {
    return contentType != null
        && contentType.toLowerCase(Locale.ROOT).split(";", 2)[0].strip().equals("application/json");
  }
}
