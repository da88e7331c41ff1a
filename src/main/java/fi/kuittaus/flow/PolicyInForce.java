package fi.kuittaus.flow;

import fi.kuittaus.conversation.HousePolicy;
import fi.kuittaus.letter.Letters;
import java.time.Instant;
import java.util.function.Supplier;

/**
 * The policy and the letters that hold now, which flows ask for at each step. Safe for several
 * threads.
 */
public final class PolicyInForce implements Supplier<HousePolicy> {
  private volatile Version version;

  /** The policy that holds from the start, of a house without letters of its own. */
  public PolicyInForce(HousePolicy policy, String version, Instant since) {
    this(policy, Letters.builtIn(), version, since);
  }

  /** The policy that holds from the start, and the house's letters. */
  public PolicyInForce(HousePolicy policy, Letters letters, String version, Instant since) {
    this.version = new Version(policy, letters, version, since);
  }

  /**
   * A policy and since when it holds.
   *
   * @param letters those that are written by it
   * @param name the version of {@code promises.yaml} and the house's own letters
   */
  record Version(HousePolicy policy, Letters letters, String name, Instant since) {}

  /** The letters that are written now. */
  public Letters letters() {
    return version.letters();
  }

  @Override
  public HousePolicy get() {
    return version.policy();
  }

  Version version() {
    return version;
  }

  void set(Version next) {
    version = next;
  }
}
