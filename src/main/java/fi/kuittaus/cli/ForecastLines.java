package fi.kuittaus.cli;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * A conversation in JSON lines: for each line that asks, one line that answers, in order.
 *
 * @param usualAt the arrival where a line names none
 */
record ForecastLines(Forecast forecast, Optional<Instant> usualAt) {
  /** Answers until the input ends, at once where nothing more is waiting to be read. */
  void answer(InputStream in, OutputStream out) {
    try {
      BufferedReader asked =
          new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8), 1 << 16);
      Writer answers =
          new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8), 1 << 16);
      for (String line = asked.readLine(); line != null; line = asked.readLine()) {
        answers.append(Json.line(answer(line))).append('\n');
        if (!asked.ready()) {
          answers.flush();
        }
      }
      answers.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Map<String, @Nullable Object> answer(String line) {
    try {
      return answered(line);
    } catch (JacksonException e) {
      return Json.object("error", "not JSON; {\"at\": \"2026-11-23T09:00:00+02:00\"} would do");
    } catch (IllegalArgumentException | IllegalStateException e) {
      return Json.object("error", String.valueOf(e.getMessage()));
    }
  }

  private Map<String, @Nullable Object> answered(String line) {
    if (line.isBlank()) {
      throw new IllegalArgumentException("an empty line");
    }
    JsonNode asked = Json.MAPPER.readTree(line);
    if (!asked.isObject()) {
      throw new IllegalArgumentException("not an object; {\"at\", \"urgency\"} would do");
    }
    Optional<String> at = text(asked, "at");
    Instant arrival =
        at.map(Instants::parse)
            .or(() -> usualAt)
            .orElseThrow(() -> new IllegalArgumentException("at is missing"));
    Forecast.Answer answer = forecast.of(arrival, text(asked, "urgency"));
    return Json.object(
        "at", at.orElse(arrival.toString()),
        "urgency", answer.urgency(),
        "dueAt", answer.dueAt(),
        "quoted", answer.quoted());
  }

  private static Optional<String> text(JsonNode asked, String key) {
    JsonNode value = asked.path(key);
    if (value.isMissingNode() || value.isNull()) {
      return Optional.empty();
    }
    if (!value.isString()) {
      throw new IllegalArgumentException(key + " is not a text");
    }
    return Optional.of(value.asString());
  }
}
