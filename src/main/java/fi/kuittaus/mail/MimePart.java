package fi.kuittaus.mail;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * One node of a mail's MIME structure, without its content.
 *
 * @param type media type in lower case without parameters, {@code text/plain}
 * @param parameters parameters of Content-Type by lower-case name
 * @param fileName of an attachment, decoded
 * @param attachment whether it is to save, not to read: said so, or named and not said to be inline
 * @param depth 0 for the mail itself, 1 for its parts, and so on
 * @param inForwarded whether it lies within a {@code message/rfc822} part: not this mail's own
 * @param fields what a part for machines says, in order: the fields of every group of a report, the
 *     properties of a calendar, the header of an enclosed mail; of any other part none
 */
public record MimePart(
    String type,
    Map<String, String> parameters,
    Optional<String> fileName,
    boolean attachment,
    int depth,
    boolean inForwarded,
    Headers fields) {
  public MimePart {
    type = type.toLowerCase(Locale.ROOT);
    parameters = Map.copyOf(parameters);
  }

  /** A part that says nothing to machines. */
  public MimePart(
      String type,
      Map<String, String> parameters,
      Optional<String> fileName,
      boolean attachment,
      int depth,
      boolean inForwarded) {
    this(type, parameters, fileName, attachment, depth, inForwarded, new Headers(List.of()));
  }

  public Optional<String> parameter(String name) {
    return Optional.ofNullable(parameters.get(name.toLowerCase(Locale.ROOT)));
  }
}
