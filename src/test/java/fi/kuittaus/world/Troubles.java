package fi.kuittaus.world;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** When the program could not do its work, through no fault of its own. */
final class Troubles {
  /** The program itself was down. */
  static final String DOWN = "*";

  /** After these an account's mails may wait for the longest backoff. */
  private static final Duration BACKOFF = Duration.ofMinutes(75);

  /** What was in flight when the process died waits for ten minutes. */
  private static final Duration RECOVERY = Duration.ofMinutes(15);

  private static final Duration HICCUP = Duration.ofMinutes(10);

  private record Trouble(Instant from, Instant clear) {}

  private final Map<String, List<Trouble>> past = new HashMap<>();
  private final Map<String, Instant> lasting = new HashMap<>();

  static String smtp(String mailbox) {
    return "smtp:" + mailbox;
  }

  static String imap(String mailbox) {
    return "imap:" + mailbox;
  }

  void begin(String scope, Instant now) {
    lasting.putIfAbsent(scope, now);
  }

  void end(String scope, Instant now) {
    Instant from = lasting.remove(scope);
    if (from != null) {
      past(scope).add(new Trouble(from, now.plus(scope.equals(DOWN) ? RECOVERY : BACKOFF)));
    }
  }

  /** One mail of a conversation could not leave. */
  void moment(String scope, Instant now) {
    past(scope).add(new Trouble(now, now.plus(BACKOFF)));
  }

  /** The account refused one mail: the others wait, too, for a while. */
  void hiccup(String scope, Instant now) {
    past(scope).add(new Trouble(now, now.plus(HICCUP)));
  }

  /** By when what fell due since then has been made up for; {@code otherwise} if nothing was. */
  Instant madeUpFor(Collection<String> scopes, Instant since, Instant now, Instant otherwise) {
    Instant latest = otherwise;
    for (Map.Entry<String, Instant> trouble : lasting.entrySet()) {
      if (scopes.contains(trouble.getKey())) {
        latest = later(latest, now.plus(BACKOFF));
      }
    }
    for (String scope : scopes) {
      for (Trouble trouble : past.getOrDefault(scope, List.of())) {
        if (!trouble.clear().isBefore(since)) {
          latest = later(latest, trouble.clear());
        }
      }
    }
    return latest;
  }

  /** When what happened then could be seen, where one of these hindered it; else that instant. */
  Instant seenBy(Collection<String> scopes, Instant at) {
    return scopes.stream()
        .flatMap(scope -> past.getOrDefault(scope, List.of()).stream())
        .filter(trouble -> !trouble.from().isAfter(at))
        .map(Trouble::clear)
        .reduce(at, Troubles::later);
  }

  private List<Trouble> past(String scope) {
    return past.computeIfAbsent(scope, _ -> new ArrayList<>());
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }
}
