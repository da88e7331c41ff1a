package fi.kuittaus.flow;

import fi.kuittaus.conversation.Edition;
import fi.kuittaus.conversation.HousePolicy;
import fi.kuittaus.letter.Letters;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The change of {@code promises.yaml} and of the house's own letters while the daemon runs: a
 * version is taken as a whole or refused with every mistake, and then the last good one stays in
 * force. Safe for several threads.
 */
public final class Reloading {
  private static final Logger LOG = LoggerFactory.getLogger(Reloading.class);
  private final Office office;
  private final PolicyInForce inForce;
  private final Supplier<Edition> file;
  private final Consumer<Set<String>> rounds;
  private final Set<String> unplanned = new HashSet<>();
  private volatile @Nullable Refusal refusal;

  /**
   * A change that has not come yet.
   *
   * @param file reads it
   * @param rounds is told the urgencies that need rounds, before they are in force
   */
  public Reloading(
      Office office, PolicyInForce inForce, Supplier<Edition> file, Consumer<Set<String>> rounds) {
    this.office = office;
    this.inForce = inForce;
    this.file = file;
    this.rounds = rounds;
  }

  /**
   * What is in force, and what is not.
   *
   * @param version of {@code promises.yaml} in force
   * @param refused the version that stands in the file, where it cannot be used
   */
  public record Status(String version, Instant since, Optional<Refusal> refused) {}

  /**
   * A version that is not in force.
   *
   * @param since when it was found first
   * @param mistakes each with its place and what would do; at least one
   */
  public record Refusal(String version, Instant since, List<String> mistakes) {
    public Refusal {
      mistakes = List.copyOf(mistakes);
    }
  }

  public Status status() {
    PolicyInForce.Version version = inForce.version();
    return new Status(version.name(), version.since(), Optional.ofNullable(refusal));
  }

  /** What the desk has to know of it. */
  public Optional<Trouble> trouble() {
    return Optional.ofNullable(refusal)
        .map(r -> new Trouble(Trouble.Kind.POLICY, Optional.empty(), first(r.mistakes())));
  }

  /** Reads the file now, and takes what stands there. */
  public Status reload() {
    return offer(file.get());
  }

  /**
   * Takes a version if it can be used; one that is in force already changes nothing.
   *
   * @throws fi.kuittaus.store.StoreException if the database cannot tell which names are in use;
   *     then nothing has changed, and it can be offered again
   */
  public synchronized Status offer(Edition edition) {
    switch (edition) {
      case Edition.Bad(String version, List<String> mistakes) -> refuse(version, mistakes);
      case Edition.Good good when good.version().equals(inForce.version().name()) -> again(good);
      case Edition.Good good -> take(good);
    }
    finish();
    return status();
  }

  /** Goes on with what a failure has kept from being planned. */
  public synchronized void finish() {
    Replanning replanning = new Replanning(office);
    for (String urgency : List.copyOf(unplanned)) {
      replanning.plan(urgency);
      Optional.ofNullable(inForce.get().promises().urgencies().get(urgency))
          .ifPresent(replanning::remember);
      unplanned.remove(urgency);
    }
  }

  /**
   * Plans what was planned by other cadences, where the file was edited while the program did not
   * run. To be called once, when the policy in force is the one to start with.
   */
  public synchronized void begin() {
    unplanned.addAll(new Replanning(office).changedSince(inForce.get().promises()));
    finish();
  }

  private void again(Edition.Good good) {
    if (refusal != null) {
      LOG.info("promises.yaml is back at version={}, which is in force", good.version());
      refusal = null;
    }
  }

  private void take(Edition.Good good) {
    NamesInUse names = new NamesInUse(office.store());
    PolicyInForce.Version before = inForce.version();
    HousePolicy policy = before.policy().with(good.rules());
    List<String> taken = names.takenBy(policy);
    if (taken.isEmpty()) {
      rounds.accept(policy.promises().urgencies().keySet());
      Letters letters = letters(before.letters(), good.letters());
      inForce.set(new PolicyInForce.Version(policy, letters, good.version(), office.now()));
      taken = takenMeanwhile(names, policy, before);
    }
    if (taken.isEmpty()) {
      unplanned.addAll(Replanning.changed(before.policy().promises(), policy.promises()));
      unplanned.addAll(new Replanning(office).changedSince(policy.promises()));
      refusal = null;
      LOG.info("promises.yaml version={} is in force, after {}", good.version(), before.name());
      good.warnings().forEach(LOG::warn);
    } else {
      refuse(good.version(), taken.stream().map(why -> "promises.yaml: " + why).toList());
    }
  }

  /** Those in force know their templates already. */
  private static Letters letters(Letters inForce, Map<String, String> own) {
    return inForce.own().equals(own) ? inForce : Letters.with(own);
  }

  /** A mail may have been filed under such a name while the names were counted. */
  private List<String> takenMeanwhile(
      NamesInUse names, HousePolicy policy, PolicyInForce.Version before) {
    try {
      List<String> taken = names.takenBy(policy);
      if (!taken.isEmpty()) {
        inForce.set(before);
      }
      return taken;
    } catch (RuntimeException e) {
      inForce.set(before);
      throw e;
    }
  }

  private void refuse(String version, List<String> mistakes) {
    Optional<Refusal> last = Optional.ofNullable(refusal);
    if (last.filter(r -> r.mistakes().equals(mistakes)).isPresent()) {
      return;
    }
    refusal = new Refusal(version, last.map(Refusal::since).orElse(office.now()), mistakes);
    LOG.warn(
        "promises.yaml version={} is refused, version={} stays in force: {}",
        version,
        inForce.version().name(),
        first(mistakes));
  }

  private static String first(List<String> mistakes) {
    int more = mistakes.size() - 1;
    return mistakes.getFirst() + (more == 0 ? "" : " (" + more + " more: kuittaus check)");
  }
}
