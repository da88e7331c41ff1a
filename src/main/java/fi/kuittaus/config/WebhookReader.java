package fi.kuittaus.config;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** One reading of {@code desk.webhook}. */
record WebhookReader(Section section, Borrowed borrowed) {
  private static final Function<String, WebhookSettings.Format> FORMAT =
      Section.oneOf(
          List.of(WebhookSettings.Format.values()), f -> f.name().toLowerCase(Locale.ROOT));

  /** The webhook, unless its address is missing or refused. */
  Optional<WebhookSettings> read() {
    Optional<URI> url = section.read("url", WebhookReader::url);
    WebhookSettings.Format format = section.read("format", FORMAT, WebhookSettings.Format.JSON);
    if (section.has("secret") && section.has("secret-file")) {
      section.mistake("both secret and secret-file; leave one of them out");
    }
    String secret =
        section
            .read("secret", Words::password)
            .or(() -> section.read("secret-file", borrowed::secretIn))
            .orElse("");
    return url.map(u -> new WebhookSettings(u, secret, format));
  }

  /** The address itself is never shown: with Slack, whoever knows it may write. */
  private static URI url(String text) {
    try {
      URI url = URI.create(text);
      boolean secure = "https".equals(url.getScheme());
      boolean here = "http".equals(url.getScheme()) && isLoopback(url.getHost());
      if (url.getHost() != null && (secure || here)) {
        return url;
      }
    } catch (IllegalArgumentException e) {
      // told below
    }
    throw new IllegalArgumentException(
        "this is not an https address; https://hooks.example.com/kuittaus would do");
  }

  private static boolean isLoopback(String host) {
    return List.of("127.0.0.1", "localhost", "[::1]").contains(host);
  }
}
