package fi.kuittaus.screening;

import fi.kuittaus.mail.EmailAddress;
import fi.kuittaus.mail.Headers;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What a mail server found out about a sender (Authentication-Results, RFC 8601).
 *
 * @param server its authserv-id, lower case; {@value #MICROSOFT} where there is none, since that
 *     service alone leaves it out
 */
public record AuthenticationResults(String server, List<Result> results) {
  private static final String MICROSOFT = "protection.outlook.com";

  public AuthenticationResults {
    results = List.copyOf(results);
  }

  /**
   * One method's result.
   *
   * @param method {@code spf}, {@code dkim}, {@code dmarc} …, lower case
   * @param value {@code pass}, {@code fail} …, lower case
   * @param properties {@code header.d} … in lower case, with the values as written
   */
  public record Result(String method, String value, Map<String, String> properties) {
    public Result {
      properties = Map.copyOf(properties);
    }

    private String domain(String property) {
      String text = properties.getOrDefault(property, "").toLowerCase(Locale.ROOT);
      return text.substring(text.lastIndexOf('@') + 1);
    }
  }

  /**
   * The topmost results of a trusted server. Those below may be forged: only what stands above them
   * has surely passed it (RFC 8601 section 5).
   */
  public static Optional<AuthenticationResults> trusted(Headers headers, List<String> trust) {
    return trust.isEmpty()
        ? Optional.empty()
        : headers.all("Authentication-Results").stream()
            .map(AuthenticationResults::parse)
            .filter(r -> trust.contains(r.server()))
            .findFirst();
  }

  static AuthenticationResults parse(String header) {
    List<String> parts = split(StructuredText.withoutComments(header), ';');
    String first = parts.isEmpty() ? "" : parts.getFirst().strip();
    boolean named = !first.contains("=");
    String server = named ? words(first).stream().findFirst().orElse("") : MICROSOFT;
    List<Result> results = new ArrayList<>();
    for (String part : named && !parts.isEmpty() ? parts.subList(1, parts.size()) : parts) {
      result(part).ifPresent(results::add);
    }
    return new AuthenticationResults(server.toLowerCase(Locale.ROOT), results);
  }

  private static Optional<Result> result(String part) {
    List<String> words = words(part.replaceAll("\\s*=\\s*", "="));
    if (words.isEmpty() || words.getFirst().indexOf('=') < 1) {
      return Optional.empty();
    }
    String[] method = pair(words.getFirst());
    Map<String, String> properties = new HashMap<>();
    for (String word : words.subList(1, words.size())) {
      String[] property = pair(word);
      properties.putIfAbsent(property[0], property[1]);
    }
    String name = method[0].replaceFirst("/.*", "");
    return Optional.of(new Result(name, method[1].toLowerCase(Locale.ROOT), properties));
  }

  private static String[] pair(String word) {
    int equals = word.indexOf('=');
    return equals < 0
        ? new String[] {word.toLowerCase(Locale.ROOT), ""}
        : new String[] {
          word.substring(0, equals).toLowerCase(Locale.ROOT),
          word.substring(equals + 1).replace("\"", "")
        };
  }

  private static List<String> words(String text) {
    return split(text.strip().replaceAll("\\s+", " "), ' ').stream()
        .filter(w -> !w.isBlank())
        .toList();
  }

  private static List<String> split(String text, char at) {
    List<String> parts = new ArrayList<>();
    boolean quoted = false;
    int start = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      quoted ^= c == '"';
      if (c == at && !quoted) {
        parts.add(text.substring(start, i));
        start = i + 1;
      }
    }
    parts.add(text.substring(start));
    return parts;
  }

  /** Whether a method has this result. */
  boolean says(String method, String value) {
    return results.stream().anyMatch(r -> r.method().equals(method) && r.value().equals(value));
  }

  /** Whether the author's domain is proven: by DMARC, or by an aligned DKIM or SPF pass. */
  boolean vouchesFor(EmailAddress author) {
    return !says("dmarc", "fail")
        && results.stream()
            .filter(r -> r.value().equals("pass"))
            .anyMatch(r -> proves(r, author.domain()));
  }

  private static boolean proves(Result pass, String domain) {
    return switch (pass.method()) {
      case "dmarc" -> domain.equals(pass.domain("header.from"));
      case "dkim" ->
          Domains.aligned(pass.domain("header.d"), domain)
              || Domains.aligned(pass.domain("header.i"), domain);
      case "spf" ->
          Domains.aligned(pass.domain("smtp.mailfrom"), domain)
              || Domains.aligned(pass.domain("smtp.mail"), domain);
      default -> false;
    };
  }

  /** Whether anything failed that speaks against the author. */
  boolean failed() {
    return says("dmarc", "fail") || says("spf", "fail") || says("dkim", "fail");
  }
}
