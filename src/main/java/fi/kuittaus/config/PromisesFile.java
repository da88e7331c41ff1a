package fi.kuittaus.config;

import fi.kuittaus.conversation.Edition;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The file {@code promises.yaml} and the house's own letters while people edit them.
 *
 * <p>They are known by their content alone, and that of the calendar files that it names, so that
 * it does not matter how it changes: written in place, replaced by rename, deleted, or behind a
 * symbolic link that is swapped. Safe for several threads.
 */
public final class PromisesFile {
  private final Path file;
  private final Optional<Path> fetched;
  private final Optional<InstantSource> clock;
  private final Optional<Path> letters;
  private @Nullable HolidayFiles holidays;
  private @Nullable String seen;
  private @Nullable String settled;

  /** A file that has not been looked at, and that is read without what calendars are fetched. */
  public PromisesFile(Path file) {
    this(file, Optional.empty(), Optional.empty(), Optional.empty());
  }

  /**
   * A file that has not been looked at.
   *
   * @param fetched the folder that keeps fetched calendars, see {@link ConfigurationFiles#fetched}
   * @param clock says from when on each calendar must open
   * @param letters the folder of the house's own letters; empty: it has none
   */
  public PromisesFile(Path file, Path fetched, InstantSource clock, Optional<Path> letters) {
    this(file, Optional.of(fetched), Optional.of(clock), letters);
  }

  private PromisesFile(
      Path file, Optional<Path> fetched, Optional<InstantSource> clock, Optional<Path> letters) {
    this.file = file;
    this.fetched = fetched;
    this.clock = clock;
    this.letters = letters;
  }

  /** One look at all of it. */
  private record Sight(RulesFile reading, Optional<byte[]> bytes, LettersFolder letters) {
    String key(String calendars) {
      return bytes.map(RulesFile::version).orElseGet(() -> reading.findings().sorted().toString())
          + calendars
          + letters.seen();
    }

    Edition edition() {
      String version = bytes.map(RulesFile::version).orElse(Edition.UNREADABLE);
      try {
        return edition(version);
      } catch (RuntimeException e) {
        // whatever the libraries do not bear is a mistake in the file, and not the end of the watch
        String why = ": this cannot be read (" + e.getClass().getSimpleName() + ")";
        return new Edition.Bad(version, List.of(reading.file() + why));
      }
    }

    private Edition edition(String version) {
      Optional<RulesFile.Rules> rules = bytes.flatMap(reading::read);
      List<Finding> mistakes = letters.mistakes();
      return rules
          .filter(_ -> mistakes.isEmpty())
          .<Edition>map(r ->
              new Edition.Good(
                  letters.versioned(r.version()), r.house(), letters.read(), told(mistakes)))
          .orElseGet(() -> new Edition.Bad(letters.versioned(version), told(mistakes)));
    }

    private List<String> told(List<Finding> mistakes) {
      return Stream.concat(reading.findings().sorted().stream(), mistakes.stream())
          .map(Finding::toString)
          .toList();
    }
  }

  /** What stands there now, whether anything has changed or not. Never throws for what it says. */
  public synchronized Edition read() {
    return settled(sight());
  }

  /**
   * What stands there, if it is new and was the same at the look before: what is half written is
   * passed over. The first content is new, too.
   */
  public synchronized Optional<Edition> look() {
    Sight sight = sight();
    String key = sight.key(Optional.ofNullable(holidays).map(HolidayFiles::versionNow).orElse(""));
    boolean stable = key.equals(seen);
    seen = key;
    if (!stable || key.equals(settled)) {
      return Optional.empty();
    }
    return Optional.of(settled(sight));
  }

  private Sight sight() {
    RulesFile reading = new RulesFile(file, fetched, clock.map(InstantSource::instant));
    Optional<byte[]> bytes = reading.bytes();
    LettersFolder own = new LettersFolder(letters);
    own.read();
    return new Sight(reading, bytes, own);
  }

  private Edition settled(Sight sight) {
    Edition edition = sight.edition();
    holidays = sight.reading().holidays();
    seen = sight.key(sight.reading().holidays().version());
    settled = seen;
    return edition;
  }
}
