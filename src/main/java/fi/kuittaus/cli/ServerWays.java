package fi.kuittaus.cli;

import fi.kuittaus.config.ConfigurationFiles;
import fi.kuittaus.config.Environment;
import fi.kuittaus.mail.AgentWay;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * What the mail servers do not offer to agents, as the running daemon has found.
 *
 * @param shut by the names of the mailboxes; none whose server has not been asked yet
 */
record ServerWays(Map<String, List<AgentWay>> shut) {
  /** Asks the daemon of the data folder that the configuration names; nothing if none answers. */
  static ServerWays of(Path configuration, Environment environment) {
    return ConfigurationFiles.settings(configuration, environment.withoutSecrets())
                .map(settings -> new LocalDaemon(settings.places().data()).get("/api/health"))
                .filter(Reply.Good.class::isInstance)
                .orElse(null)
            instanceof Reply.Good(String body)
        ? new ServerWays(read(Json.MAPPER.readTree(body).path("shut")))
        : new ServerWays(Map.of());
  }

  private static Map<String, List<AgentWay>> read(JsonNode mailboxes) {
    Map<String, List<AgentWay>> shut = new LinkedHashMap<>();
    mailboxes.properties().forEach(mailbox -> shut.put(mailbox.getKey(), ways(mailbox.getValue())));
    return shut;
  }

  private static List<AgentWay> ways(JsonNode labels) {
    return labels.valueStream().flatMap(l -> AgentWay.of(l.asString("")).stream()).toList();
  }

  /** A line for people for each mailbox. */
  List<String> lines() {
    return shut.entrySet().stream().map(e -> line(e.getKey(), e.getValue())).toList();
  }

  private static String line(String mailbox, List<AgentWay> missing) {
    return missing.isEmpty()
        ? "The server of " + mailbox + " offers all of these ways."
        : "The server of "
            + mailbox
            + " does not offer that "
            + missing.stream().map(AgentWay::words).collect(Collectors.joining(", nor that "))
            + "; the other ways remain.";
  }

  /** The same for programs. */
  Map<String, List<String>> json() {
    Map<String, List<String>> labels = new LinkedHashMap<>();
    shut.forEach(
        (mailbox, ways) -> labels.put(mailbox, ways.stream().map(AgentWay::label).toList()));
    return labels;
  }
}
