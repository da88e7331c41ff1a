package fi.kuittaus.flow;

import fi.kuittaus.mail.AgentWay;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The ways that each mailbox's server does not leave to agents, as last seen. Thread-safe. */
public final class WaysSeen {
  private final Map<String, Set<AgentWay>> shut = new ConcurrentHashMap<>();

  void see(String mailbox, Set<AgentWay> now) {
    shut.put(mailbox, Set.copyOf(now));
  }

  /** Those of this mailbox that are shut; empty where its server has not been asked yet. */
  public Optional<Set<AgentWay>> shut(String mailbox) {
    return Optional.ofNullable(shut.get(mailbox));
  }
}
