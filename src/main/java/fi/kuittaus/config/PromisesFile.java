package fi.kuittaus.config;

import fi.kuittaus.conversation.Edition;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The file {@code promises.yaml} while people edit it.
 *
 * <p>It is known by its content alone, and that of the calendar files that it names, so that it
 * does not matter how it changes: written in place, replaced by rename, deleted, or behind a
 * symbolic link that is swapped. Safe for several threads.
 */
public final class PromisesFile {
  private final Path file;
  private final Optional<Path> fetched;
  private final Optional<InstantSource> clock;
  private @Nullable HolidayFiles holidays;
  private @Nullable String seen;
  private @Nullable String settled;

  /** A file that has not been looked at, and that is read without what calendars are fetched. */
  public PromisesFile(Path file) {
    this(file, Optional.empty(), Optional.empty());
  }

  /**
   * A file that has not been looked at.
   *
   * @param fetched the folder that keeps fetched calendars, see {@link ConfigurationFiles#fetched}
   * @param clock says from when on each calendar must open
   */
  public PromisesFile(Path file, Path fetched, InstantSource clock) {
    this(file, Optional.of(fetched), Optional.of(clock));
  }

  private PromisesFile(Path file, Optional<Path> fetched, Optional<InstantSource> clock) {
    this.file = file;
    this.fetched = fetched;
    this.clock = clock;
  }

  /** What stands there now, whether anything has changed or not. Never throws for what it says. */
  public synchronized Edition read() {
    RulesFile reading = reading();
    Optional<byte[]> bytes = reading.bytes();
    return settled(reading, bytes);
  }

  /**
   * What stands there, if it is new and was the same at the look before: what is half written is
   * passed over. The first content is new, too.
   */
  public synchronized Optional<Edition> look() {
    RulesFile reading = reading();
    Optional<byte[]> bytes = reading.bytes();
    String key = key(reading, bytes);
    boolean stable = key.equals(seen);
    seen = key;
    if (!stable || key.equals(settled)) {
      return Optional.empty();
    }
    return Optional.of(settled(reading, bytes));
  }

  private RulesFile reading() {
    return new RulesFile(file, fetched, clock.map(InstantSource::instant));
  }

  private Edition settled(RulesFile reading, Optional<byte[]> bytes) {
    Edition edition = edition(reading, bytes);
    holidays = reading.holidays();
    seen = key(reading, bytes, reading.holidays().version());
    settled = seen;
    return edition;
  }

  private String key(RulesFile reading, Optional<byte[]> bytes) {
    return key(
        reading, bytes, Optional.ofNullable(holidays).map(HolidayFiles::versionNow).orElse(""));
  }

  private static String key(RulesFile reading, Optional<byte[]> bytes, String calendars) {
    return bytes.map(RulesFile::version).orElseGet(() -> reading.findings().sorted().toString())
        + calendars;
  }

  private Edition edition(RulesFile reading, Optional<byte[]> bytes) {
    String version = bytes.map(RulesFile::version).orElse(Edition.UNREADABLE);
    try {
      return edition(reading, bytes, version);
    } catch (RuntimeException e) {
      // whatever the libraries do not bear is a mistake in the file, and not the end of the watch
      return new Edition.Bad(
          version, List.of(file + ": this cannot be read (" + e.getClass().getSimpleName() + ")"));
    }
  }

  private static Edition edition(RulesFile reading, Optional<byte[]> bytes, String version) {
    return bytes
        .flatMap(reading::read)
        .<Edition>map(rules -> new Edition.Good(rules.version(), rules.house(), told(reading)))
        .orElseGet(() -> new Edition.Bad(version, told(reading)));
  }

  private static List<String> told(RulesFile reading) {
    return reading.findings().sorted().stream().map(Finding::toString).toList();
  }
}
