package fi.kuittaus.cli;

import java.util.Locale;
import picocli.CommandLine.TypeConversionException;

/** For whom a command writes. */
enum OutputFormat {
  /** People: {@code text}, or {@code table}, which is the same. */
  TEXT,
  /** Scripts: {@code json}, or one value on each line, {@code jsonl}. */
  JSON;

  static OutputFormat option(String text) {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "text", "table" -> TEXT;
      case "json", "jsonl" -> JSON;
      default ->
          throw new TypeConversionException("\"" + text + "\" is no format; text or json would do");
    };
  }
}
