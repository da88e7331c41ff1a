package fi.kuittaus.cli;

import java.util.Locale;
import picocli.CommandLine.TypeConversionException;

/** For whom a command writes that has a conversation in lines with scripts. */
enum LineFormat {
  /** People. */
  TEXT,
  /** Scripts: one JSON value on each line. */
  JSONL;

  /** Reads {@code text} or {@code jsonl}, in any case. */
  static LineFormat option(String text) {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "text" -> TEXT;
      case "jsonl" -> JSONL;
      default ->
          throw new TypeConversionException(
              "\"" + text + "\" is no format here; text or jsonl would do");
    };
  }
}
