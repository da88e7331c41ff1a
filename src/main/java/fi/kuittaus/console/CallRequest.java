package fi.kuittaus.console;

import fi.kuittaus.flow.Calling;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Optional;
import java.util.function.Function;
import tools.jackson.core.JacksonException;

/**
 * A request that promises a call.
 *
 * @param by who agrees to make it, as the history will have it
 */
record CallRequest(String by, Calling.Agreed call) {
  /** What a body has to be. */
  static final String WANTED =
      "the body is {\"at\": \"2026-11-23 14:00\" on the desk's clock, or with its offset"
          + " \"2026-11-23T14:00:00+02:00\", \"phone\": a number, \"by\": who agrees}";

  /** A body as it is sent. */
  record Body(Optional<String> by, Optional<String> at, Optional<String> phone) {}

  /** The request of this body; empty where it is none. */
  static Optional<CallRequest> of(String body) {
    try {
      Body read = Json.read(body, Body.class);
      String by = Routes.line(read.by().orElse(Routes.NOBODY));
      return read.at()
          .map(at -> new CallRequest(by, new Calling.Agreed(time(at.strip()), read.phone())));
    } catch (JacksonException | IllegalArgumentException | DateTimeException _) {
      return Optional.empty();
    }
  }

  /** A time as people type it. */
  static Function<ZoneId, Instant> time(String text) {
    String iso = text.replaceFirst("^(\\S+)\\s+(\\S+)$", "$1T$2");
    if (iso.matches(".*T.*(?:Z|[+-]\\d{2}(?::?\\d{2})?)$")) {
      Instant at = OffsetDateTime.parse(iso).toInstant();
      return _ -> at;
    }
    LocalDateTime at = LocalDateTime.parse(iso);
    return zone -> at.atZone(zone).toInstant();
  }
}
