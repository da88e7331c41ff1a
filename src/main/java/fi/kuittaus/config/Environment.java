package fi.kuittaus.config;

import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

/**
 * What the file may borrow from the machine: environment variables, files with secrets, the time.
 *
 * @param variables the value of a variable; empty: it is not set
 * @param needed whether each of them must be there; if not, the text stays as it is written, which
 *     serves every command that connects to nothing
 * @param now from when on each calendar must open; empty: nobody asks
 */
public record Environment(
    Function<String, Optional<String>> variables, boolean needed, Optional<Instant> now) {
  /** An environment in which all that the file borrows must be there. */
  public static Environment of(Function<String, Optional<String>> variables) {
    return new Environment(variables, true, Optional.empty());
  }

  /** The same, where nothing needs to be there: no secret is asked for. */
  public Environment withoutSecrets() {
    return new Environment(variables, false, now);
  }

  /** The same, at this time. */
  public Environment at(Instant instant) {
    return new Environment(variables, needed, Optional.of(instant));
  }
}
