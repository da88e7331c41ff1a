package fi.kuittaus.console;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/**
 * The door of the API: lets in who names this server as it is named, comes from no foreign page,
 * and carries the token.
 *
 * <p>Host is checked since a page elsewhere may have its own name resolved to loopback (DNS
 * rebinding); Origin since a browser would send a form of any page.
 */
final class Gate extends Handler.Wrapper {
  private static final List<String> NAMES = List.of("127.0.0.1", "localhost", "[::1]");
  private final AccessToken token;

  Gate(AccessToken token, Handler inner) {
    super(inner);
    this.token = token;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    Optional<Answer> refusal = refusal(request.getHeaders(), Request.getLocalPort(request));
    if (refusal.isEmpty()) {
      return super.handle(request, response, callback);
    }
    refusal.get().write(response, callback);
    return true;
  }

  private Optional<Answer> refusal(HttpFields headers, int port) {
    if (!isOurs(headers.get(HttpHeader.HOST), "", port)) {
      return refused(421, "this server is not known by that name: use 127.0.0.1 or localhost");
    }
    String origin = headers.get(HttpHeader.ORIGIN);
    if (origin != null && !isOurs(origin, "http://", port)) {
      return refused(403, "requests of other sites are refused");
    }
    String authorization = headers.get(HttpHeader.AUTHORIZATION);
    if (authorization == null || !token.matches(authorization)) {
      return Optional.of(
          Answer.error(401, "the request needs the token of the file that api.json names")
              .with(HttpHeader.WWW_AUTHENTICATE, "Bearer"));
    }
    return Optional.empty();
  }

  private static Optional<Answer> refused(int status, String message) {
    return Optional.of(Answer.error(status, message));
  }

  private static boolean isOurs(@Nullable String value, String prefix, int port) {
    return value != null
        && NAMES.stream()
            .map(name -> prefix + name + ":" + port)
            .anyMatch(value.toLowerCase(Locale.ROOT)::equals);
  }
}
