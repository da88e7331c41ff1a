package fi.kuittaus.campaign;

import fi.kuittaus.PluggedDaemon;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** One process of the daemon, from its start to its end. For one thread. */
final class Life implements AutoCloseable {
  private static final String ENDED = "the process has ended";

  private final Process process;
  private final LinkedBlockingQueue<String> lines = new LinkedBlockingQueue<>();

  private Life(Process process) {
    this.process = process;
  }

  /**
   * Starts one.
   *
   * @param ahead how far its clock is ahead
   * @param log where what it says is added
   */
  static Life begin(Path configuration, Duration ahead, Path log) throws IOException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Duser.language=tr",
                "-Duser.country=TR",
                "-Duser.timezone=Pacific/Chatham",
                "-Dlogback.configurationFile=logback.xml", // not the tests' own
                "-Dkuittaus.log.level=INFO",
                "-Dkuittaus.log.target=System.out",
                "-cp",
                System.getProperty("java.class.path"),
                PluggedDaemon.class.getName(),
                configuration.toString(),
                ahead.toString())
            .redirectErrorStream(true)
            .start();
    Life life = new Life(process);
    Thread.ofVirtual().start(() -> life.read(log));
    return life;
  }

  private void read(Path log) {
    try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
      for (String line = out.readLine(); line != null; line = out.readLine()) {
        lines.add(line);
        Files.writeString(log, line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
      }
    } catch (IOException | UncheckedIOException _) {
      // killed
    } finally {
      lines.add(ENDED);
    }
  }

  /** Waits for a line with these words. */
  void awaits(String words) throws InterruptedException {
    String line = "";
    while (!line.contains(words)) {
      line = lines.poll(180, TimeUnit.SECONDS);
      if (line == null || line.equals(ENDED)) {
        throw new AssertionError("no line with \"" + words + "\": " + (line == null ? "" : line));
      }
    }
  }

  /** Waits until the inbox is read up to this UID and nothing waits to be sent. */
  void settles(long uid) throws IOException, InterruptedException {
    OutputStream in = process.getOutputStream();
    in.write(("settle " + uid + "\n").getBytes(StandardCharsets.US_ASCII));
    in.flush();
    awaits("settled");
  }

  /** Pulls the plug. */
  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  /** Asks it to end, as a service manager does; how long that took. */
  Duration stop() throws InterruptedException {
    long begun = System.nanoTime();
    process.toHandle().destroy(); // the signal alone: its input stays open
    if (!process.waitFor(20, TimeUnit.SECONDS)) {
      throw new AssertionError("not stopped within 20 s: " + List.copyOf(lines));
    }
    return Duration.ofNanos(System.nanoTime() - begun);
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
