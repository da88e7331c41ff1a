package fi.kuittaus.cli;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
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
record ForecastLines(Forecast forecast, Optional<Arrival> usualAt) {
  /**
   * Answers until the input ends or nobody listens any more, at once where nothing more is waiting
   * to be read.
   */
  void answer(InputStream in, PrintStream out) {
    try {
      InputLines asked = new InputLines(in);
      Writer answers =
          new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8), 1 << 16);
      Optional<InputLine> line = asked.next();
      while (line.isPresent()) {
        answers.append(Json.line(answer(line.get()))).append('\n');
        if (!asked.waiting()) {
          answers.flush();
        }
        line = out.checkError() ? Optional.empty() : asked.next();
      }
      answers.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Map<String, @Nullable Object> answer(InputLine line) {
    return switch (line) {
      case InputLine.Text(String text) -> answer(text);
      case InputLine.TooLong _ -> Json.object("error", "the line is too long; 1 MB is the most");
    };
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
    Arrival arrival =
        text(asked, "at")
            .map(Arrival::parse)
            .or(() -> usualAt)
            .orElseThrow(() -> new IllegalArgumentException("at is missing"));
    Forecast.Answer answer = forecast.of(arrival.at(), text(asked, "urgency"));
    return Json.object(
        "at", arrival.text(),
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
