package fi.kuittaus.cli;

import fi.kuittaus.config.ConfigurationFiles;
import fi.kuittaus.config.Environment;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The version of promises.yaml that the running daemon has in force.
 *
 * @param refused whether the daemon has refused a later one
 */
record InForce(String version, String since, boolean refused) {
  /** Asks the daemon of the data folder that the configuration names; empty if none answers. */
  static Optional<InForce> of(Path configuration, Environment environment) {
    return ConfigurationFiles.settings(configuration, environment.withoutSecrets())
        .flatMap(settings ->
            new LocalDaemon(settings.places().data()).get("/api/policy")
                    instanceof Reply.Good(String body)
                ? Optional.of(read(Json.MAPPER.readTree(body)))
                : Optional.empty());
  }

  private static InForce read(JsonNode status) {
    return new InForce(
        status.path("version").asString(""),
        status.path("since").asString(""),
        status.has("refused"));
  }

  /**
   * A line for people.
   *
   * @param checked the version that was checked; empty: it has mistakes
   */
  String told(Optional<String> checked) {
    if (checked.filter(version::equals).isPresent()) {
      return "The running daemon has this promises.yaml in force, version " + version + ".";
    }
    return "The running daemon has another promises.yaml in force: version "
        + version
        + ", since "
        + since
        + (refused
            ? "; it has refused a later one."
            : checked.isPresent() ? ". \"kuittaus reload\" takes this one." : ".");
  }

  Map<String, @Nullable Object> json(Optional<String> checked) {
    return Json.object(
        "version",
        version,
        "since",
        since,
        "same",
        checked.filter(version::equals).isPresent(),
        "refused",
        refused);
  }
}
