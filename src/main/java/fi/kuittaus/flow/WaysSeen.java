package fi.kuittaus.flow;

import fi.kuittaus.mail.AgentWay;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The ways that each mailbox's server does not leave to agents, as last seen, and when its inbox
 * was looked at. Thread-safe.
 */
public final class WaysSeen {
  /** A server that answers is looked at some times in a minute. */
  private static final Duration QUARTER = Duration.ofMinutes(15);

  private final Map<String, Instant> looked = new ConcurrentHashMap<>();
  private final Map<String, Set<AgentWay>> shut = new ConcurrentHashMap<>();

  void see(String mailbox, Set<AgentWay> now) {
    shut.put(mailbox, Set.copyOf(now));
  }

  void look(String mailbox, Instant now) {
    looked.put(mailbox, now);
  }

  /**
   * When it was looked at last, where its server has been out of reach since; empty: it was not.
   */
  Optional<Instant> blindSince(String mailbox, Instant now) {
    return Optional.ofNullable(looked.get(mailbox))
        .filter(last -> last.plus(QUARTER).isBefore(now));
  }

  /** Those of this mailbox that are shut; empty where its server has not been asked yet. */
  public Optional<Set<AgentWay>> shut(String mailbox) {
    return Optional.ofNullable(shut.get(mailbox));
  }
}
