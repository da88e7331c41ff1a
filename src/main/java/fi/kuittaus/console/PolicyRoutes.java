package fi.kuittaus.console;

import fi.kuittaus.flow.Reloading;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;

/** What the API answers about the policy in force. */
record PolicyRoutes(Reloading reloading) {
  Answer show() {
    return Answer.ok(told(reloading.status()));
  }

  /** Reads {@code promises.yaml} at once; a refusal is told, not an error. */
  Answer reload() {
    return Answer.ok(told(reloading.reload()));
  }

  /** For {@code /api/health}: the mistakes are told elsewhere. */
  Map<String, Object> brief() {
    Reloading.Status status = reloading.status();
    Map<String, Object> brief = new LinkedHashMap<>();
    brief.put("version", status.version());
    brief.put("since", seconds(status.since()));
    status.refused().ifPresent(r -> brief.put("refused", r.version()));
    return brief;
  }

  private static Map<String, Object> told(Reloading.Status status) {
    Map<String, Object> told = new LinkedHashMap<>();
    told.put("version", status.version());
    told.put("since", seconds(status.since()));
    status.refused().ifPresent(r -> told.put("refused", refusal(r)));
    return told;
  }

  private static Map<String, Object> refusal(Reloading.Refusal refusal) {
    Map<String, Object> told = new LinkedHashMap<>();
    told.put("version", refusal.version());
    told.put("since", seconds(refusal.since()));
    told.put("mistakes", refusal.mistakes());
    return told;
  }

  private static String seconds(Instant instant) {
    return instant.truncatedTo(ChronoUnit.SECONDS).toString();
  }
}
