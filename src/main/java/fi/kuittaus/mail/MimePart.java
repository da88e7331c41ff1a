package fi.kuittaus.mail;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * One node of a mail's MIME structure, without its content.
 *
 * @param type media type in lower case without parameters, {@code text/plain}
 * @param parameters parameters of Content-Type by lower-case name
 * @param fileName of an attachment, decoded
 * @param depth 0 for the mail itself, 1 for its parts, and so on
 * @param inForwarded whether it lies within a {@code message/rfc822} part: not this mail's own
 */
public record MimePart(
    String type,
    Map<String, String> parameters,
    Optional<String> fileName,
    boolean attachment,
    int depth,
    boolean inForwarded) {
  public MimePart {
    type = type.toLowerCase(Locale.ROOT);
    parameters = Map.copyOf(parameters);
  }

  public Optional<String> parameter(String name) {
    return Optional.ofNullable(parameters.get(name.toLowerCase(Locale.ROOT)));
  }
}
