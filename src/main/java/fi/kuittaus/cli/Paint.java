package fi.kuittaus.cli;

import java.io.Console;
import java.util.Optional;

/**
 * Colour on a terminal; none elsewhere, and none where {@code NO_COLOR} is set.
 *
 * @param on whether there is any
 */
record Paint(boolean on) {
  static Paint of(Shell shell) {
    Optional<String> refused = shell.variables().apply("NO_COLOR").filter(v -> !v.isEmpty());
    boolean dumb = shell.variables().apply("TERM").filter("dumb"::equals).isPresent();
    return new Paint(refused.isEmpty() && !dumb && onTerminal());
  }

  String late(String text) {
    return coded("31", text);
  }

  String settled(String text) {
    return coded("2", text);
  }

  String heading(String text) {
    return coded("1", text);
  }

  private String coded(String code, String text) {
    return on ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
  }

  @SuppressWarnings("SystemConsoleNull") // it is null where -Djdk.console=java.base is set
  private static boolean onTerminal() {
    Console console = System.console();
    return console != null && console.isTerminal();
  }
}
