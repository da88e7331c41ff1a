package fi.kuittaus;

import static org.assertj.core.api.Assertions.assertThat;

import fi.kuittaus.store.Store;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The unpacked distribution, started as people start it. */
class DistributionIT {
  private static final Path HOME = Path.of(System.getProperty("kuittaus.home"));
  private static final String LAUNCHER = HOME.resolve("bin/kuittaus").toString();
  @TempDir Path folder;

  @Test
  void tellsItsVersion() throws Exception {
    Ended ended = type(Map.of(), LAUNCHER, "--version");
    assertThat(ended.out()).matches("kuittaus [0-9]+\\.[0-9]+\\.[0-9]+(-SNAPSHOT)?\n");
    assertThat(ended.err()).isEmpty();
    assertThat(ended.code()).isZero();
  }

  @Test
  void helpNamesTheCommands() throws Exception {
    Ended ended = type(Map.of(), LAUNCHER, "--help");
    assertThat(ended.out()).contains("run", "check", "when", "list", "show", "close", "reopen");
    assertThat(ended.code()).isZero();
  }

  @Test
  void refusesAnUnknownCommandInOneLine() throws Exception {
    Ended ended = type(Map.of(), LAUNCHER, "chekc");
    assertThat(ended.err()).startsWith("kuittaus: ").hasLineCount(1).contains("check");
    assertThat(ended.code()).isEqualTo(2);
  }

  @Test
  void checkNamesThePlaceOfEachMistake() throws Exception {
    Path config = folder.resolve("kuittaus.yaml");
    Files.writeString(
        config, "data: x\npromises: promises.yaml\nmailboxs: {}\nbrake: { limit: much }\n");
    Ended ended = type(Map.of(), LAUNCHER, "check", "--config", config.toString());
    assertThat(ended.out()).contains(config + ":3:", config + ":4:");
    assertThat(ended.code()).isEqualTo(2);
  }

  @Test
  void startsThroughALinkFromAnywhere() throws Exception {
    Path far = Files.createDirectories(folder.resolve("far away"));
    Path near = folder.resolve("near");
    Path link = far.resolve("k");
    Files.createSymbolicLink(near, Path.of(LAUNCHER));
    Files.createSymbolicLink(link, Path.of("../near"));
    try {
      assertThat(type(Map.of(), link.toString(), "--version").out()).startsWith("kuittaus ");
    } finally {
      Files.delete(near); // JUnit warns of links that lead out of its folder
    }
  }

  @Test
  void readsNamesOfFilesWhereNoLocaleIsSet() throws Exception {
    Path config = folder.resolve("määrät.yaml");
    Files.writeString(config, "data: x\n");
    Ended ended =
        type(Map.of("LANG", "C", "LC_ALL", "C"), LAUNCHER, "check", "--config", config.toString());
    assertThat(ended.out()).contains("määrät.yaml:1:1: ");
  }

  @Test
  void saysWhichJavaItNeeds() throws Exception {
    Ended ended = type(Map.of("KUITTAUS_JAVA_HOME", "/nowhere"), LAUNCHER, "--version");
    assertThat(ended)
        .isEqualTo(new Ended(2, "", "kuittaus: KUITTAUS_JAVA_HOME=/nowhere is no JDK 25.\n"));
  }

  @Test
  void takesOptionsForTheJvm() throws Exception {
    Ended ended = type(Map.of("KUITTAUS_OPTS", "-showversion -Xmx64m"), LAUNCHER, "--version");
    assertThat(ended.err()).contains("version \"25");
    assertThat(ended.code()).isZero();
  }

  /** Signals to the process that a service manager knows reach the JVM: it is the JVM. */
  @Test
  void becomesTheJvm() throws Exception {
    Process process =
        process(
                Map.of(),
                LAUNCHER,
                "when",
                "--config",
                HOME + "/config/kuittaus.yaml",
                "--format",
                "jsonl")
            .start();
    try {
      process.getOutputStream().write("{}\n".getBytes(StandardCharsets.UTF_8));
      process.getOutputStream().flush();
      assertThat(process.inputReader(StandardCharsets.UTF_8).readLine()).contains("error");
      assertThat(process.info().command().orElseThrow()).endsWith("/bin/java");
      process.toHandle().destroy(); // the signal alone: its input stays open
      assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
      assertThat(process.exitValue()).isEqualTo(128 + 15);
    } finally {
      process.destroyForcibly();
    }
  }

  @Test
  void saysThatTheDatabaseIsInUse() throws Exception {
    try (Store _ = Store.embedded(folder)) {
      Ended ended = type(Map.of(), LAUNCHER, "list", "--data", folder.toString());
      assertThat(ended.err()).hasLineCount(1).contains(folder.toString(), "in use");
      assertThat(ended.code()).isEqualTo(3);
    }
  }

  @Test
  void listsFromTheDatabaseOfAStoppedDaemon() throws Exception {
    Store.embedded(folder).close();
    assertThat(type(Map.of(), LAUNCHER, "list", "--data", folder.toString()))
        .isEqualTo(new Ended(0, "No conversation.\n", ""));
  }

  @Test
  void keepsTheDemosLibraryApart() throws IOException {
    assertThat(names("lib/demo")).singleElement().asString().startsWith("greenmail-");
    assertThat(names("lib")).contains("kuittaus.jar").noneMatch(n -> n.startsWith("greenmail"));
    assertThat(names("config")).contains("kuittaus.yaml", "promises.yaml");
  }

  private static List<String> names(String sub) throws IOException {
    try (Stream<Path> files = Files.list(HOME.resolve(sub))) {
      return files.map(f -> f.getFileName().toString()).toList();
    }
  }

  /** What a process left behind. */
  private record Ended(int code, String out, String err) {}

  private Ended type(Map<String, String> variables, String... command) throws Exception {
    Path out = Files.createTempFile(folder, "out", "");
    Path err = Files.createTempFile(folder, "err", "");
    Process process =
        process(variables, command)
            .redirectOutput(out.toFile())
            .redirectError(err.toFile())
            .redirectInput(Path.of("/dev/null").toFile())
            .start();
    try {
      assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
      return new Ended(process.exitValue(), Files.readString(out), Files.readString(err));
    } finally {
      process.destroyForcibly();
    }
  }

  private ProcessBuilder process(Map<String, String> variables, String... command) {
    ProcessBuilder builder =
        new ProcessBuilder(new ArrayList<>(List.of(command))).directory(folder.toFile());
    builder.environment().keySet().removeIf(name -> name.startsWith("KUITTAUS_"));
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    builder.environment().putAll(variables);
    return builder;
  }
}
