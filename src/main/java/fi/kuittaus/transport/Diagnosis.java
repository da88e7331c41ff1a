package fi.kuittaus.transport;

import java.util.regex.Pattern;

/** What went wrong, in one line that may be logged and stored: no addresses, no line breaks. */
final class Diagnosis {
  private static final Pattern ADDRESS =
      Pattern.compile("[^\\s<>\"'(),:;\\[\\]]+@[^\\s<>\"'(),:;]+");
  private static final Pattern BLANK = Pattern.compile("[\\s\\p{Cntrl}]+");
  private static final Pattern TAG = Pattern.compile("^[A-Z]+\\d+ (?=(?:NO|BAD)\\b)");
  private static final int LONGEST = 300;

  private Diagnosis() {}

  /** Of what a server said, without an IMAP command's tag: the same mistake is the same text. */
  static String of(String answer) {
    String text = BLANK.matcher(answer).replaceAll(" ").strip();
    String line = TAG.matcher(text).replaceFirst("");
    String masked = ADDRESS.matcher(line).replaceAll("(address)");
    return masked.length() <= LONGEST ? masked : masked.substring(0, LONGEST) + "…";
  }

  /** Of an exception: its deepest cause, which names what happened on the line. */
  static String of(Throwable failure) {
    Throwable cause = failure;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    String message = cause.getMessage();
    return of(message == null ? cause.getClass().getSimpleName() : message);
  }
}
