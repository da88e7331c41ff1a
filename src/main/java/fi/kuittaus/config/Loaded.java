package fi.kuittaus.config;

import java.util.List;

/** What came of reading the configuration files. */
public sealed interface Loaded {
  /** They can be used. */
  record Good(Configuration configuration) implements Loaded {}

  /**
   * They cannot.
   *
   * @param findings every mistake and warning, {@code kuittaus.yaml} first, each file by line
   */
  record Refused(List<Finding> findings) implements Loaded {
    public Refused {
      findings = List.copyOf(findings);
    }
  }
}
