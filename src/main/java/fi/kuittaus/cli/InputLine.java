package fi.kuittaus.cli;

/** One line of standard input. */
sealed interface InputLine {
  /** Without its newline. */
  record Text(String text) implements InputLine {}

  /** Of more than {@link InputLines#LONGEST} bytes, which are not kept. */
  record TooLong() implements InputLine {}
}
