package fi.kuittaus.flow;

import fi.kuittaus.conversation.HousePolicy;
import java.time.Instant;
import java.util.function.Supplier;

/** The policy that holds now, which flows ask for at each step. Safe for several threads. */
public final class PolicyInForce implements Supplier<HousePolicy> {
  private volatile Version version;

  /** The policy that holds from the start. */
  public PolicyInForce(HousePolicy policy, String version, Instant since) {
    this.version = new Version(policy, version, since);
  }

  /**
   * A policy and since when it holds.
   *
   * @param name the version of {@code promises.yaml}
   */
  record Version(HousePolicy policy, String name, Instant since) {}

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
