package fi.kuittaus.config;

import java.util.Optional;
import java.util.function.Function;

/**
 * What the file may borrow from the machine: environment variables and files with secrets.
 *
 * @param variables the value of a variable; empty: it is not set
 * @param needed whether each of them must be there; if not, the text stays as it is written, which
 *     serves every command that connects to nothing
 */
public record Environment(Function<String, Optional<String>> variables, boolean needed) {
  /** An environment in which all that the file borrows must be there. */
  public static Environment of(Function<String, Optional<String>> variables) {
    return new Environment(variables, true);
  }

  /** The same, where nothing needs to be there: no secret is asked for. */
  public Environment withoutSecrets() {
    return new Environment(variables, false);
  }
}
