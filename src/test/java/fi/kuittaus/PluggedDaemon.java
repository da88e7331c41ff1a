package fi.kuittaus;

import fi.kuittaus.campaign.KeptData;
import fi.kuittaus.config.Configuration;
import fi.kuittaus.config.ConfigurationFiles;
import fi.kuittaus.config.Environment;
import fi.kuittaus.config.Loaded;
import fi.kuittaus.lab.UnsyncedFiles;
import fi.kuittaus.transport.Pace;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;

/**
 * The daemon as a process whose end is a pulled plug: what its database had not forced onto the
 * disk is lost with it. Its clock is ahead by as much as it is told, and runs fast.
 *
 * <p>Arguments: the configuration, and how far ahead the clock is ({@code PT11M}). It ends with its
 * standard input. The line {@code settle UID} there makes it print {@code settled} as soon as the
 * inbox is read up to that UID and nothing waits in the outbox; the clock leaps meanwhile.
 */
public final class PluggedDaemon {
  /** How fast its clock runs: an account that rests for half a minute is back in half a second. */
  public static final int TIMES_AS_FAST = 60;

  private static final Tempo TEMPO =
      new Tempo(
          Duration.ofMillis(500),
          Duration.ofMillis(250),
          Pace.USUAL,
          Duration.ofMinutes(2),
          Optional.empty());

  private final Path data;
  private final Instant begun = Instant.now();
  private final AtomicReference<Duration> ahead;

  private PluggedDaemon(Path data, Duration ahead) {
    this.data = data;
    this.ahead = new AtomicReference<>(ahead);
  }

  @SuppressWarnings("resource") // until the process ends
  public static void main(String[] args) throws IOException {
    UnsyncedFiles.register("async");
    Configuration house = configuration(Path.of(args[0]));
    PluggedDaemon plugged =
        new PluggedDaemon(house.settings().places().data(), Duration.parse(args[1]));
    Daemon daemon = Daemon.start(house, plugged::now, TEMPO);
    Runtime.getRuntime().addShutdownHook(new Thread(daemon::close, "stop"));
    plugged.obey();
  }

  private Instant now() {
    Instant now = Instant.now();
    return now.plus(ahead.get()).plus(Duration.between(begun, now).multipliedBy(TIMES_AS_FAST - 1));
  }

  private static Configuration configuration(Path file) {
    return switch (ConfigurationFiles.read(file, Environment.of(_ -> Optional.empty()))) {
      case Loaded.Good(Configuration house) -> house;
      case Loaded.Refused(var findings) -> throw new IllegalArgumentException(findings.toString());
    };
  }

  private void obey() throws IOException {
    try (BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII))) {
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        settle(Long.parseLong(line.substring("settle ".length())));
      }
    } catch (SQLException e) {
      throw new IOException(e);
    }
    Runtime.getRuntime().halt(1);
  }

  private void settle(long uid) throws SQLException {
    try (KeptData kept = KeptData.shared(data)) {
      while (!settled(kept, uid)) {
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
      }
    }
    System.out.println("settled");
  }

  private boolean settled(KeptData kept, long uid) throws SQLException {
    KeptData.Row row =
        kept.rows(
                """
                select (select max(uid) from folder_position where folder = 'INBOX') as read,
                  (select count(*) from outbox where state = 'claimed') as claimed,
                  (select min(not_before) from outbox where state = 'waiting') as next_at,
                  (select count(*) from outbox where copy_at is not null) as copies
                """)
            .getFirst();
    if (row.number("read") < uid || row.number("claimed") > 0) {
      return false;
    }
    if (!row.text("next_at").isEmpty()) {
      leap(Duration.between(now(), instant(row.text("next_at"))));
      return false;
    }
    if (row.number("copies") > 0) {
      leap(Duration.ofSeconds(5));
      return false;
    }
    return true;
  }

  private void leap(Duration by) {
    if (by.isPositive()) {
      ahead.updateAndGet(by::plus);
    }
  }

  private static Instant instant(String stored) {
    return OffsetDateTime.parse(stored.replace(' ', 'T').replaceFirst("([+-]\\d\\d)$", "$1:00"))
        .toInstant();
  }
}
