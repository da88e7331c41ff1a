package fi.kuittaus.config;

import fi.kuittaus.promise.HolidayAddress;
import fi.kuittaus.promise.Holidays;
import fi.kuittaus.promise.ICalendar;
import java.net.URI;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The calendar files that one reading of {@code promises.yaml} names, as they lie on disk. */
final class HolidayFiles {
  /** The folder in the data folder that keeps what is fetched. */
  static final String FETCHED = "calendars";

  private static final String ABSENT = "absent";
  private final Path beside;
  private final Optional<Path> fetched;
  private final Map<Path, String> versions = new LinkedHashMap<>();

  /**
   * No file has been read.
   *
   * @param beside where {@code promises.yaml} lies
   * @param fetched the folder that keeps what is fetched; empty: nothing is
   */
  HolidayFiles(Path beside, Optional<Path> fetched) {
    this.beside = beside;
    this.fetched = fetched;
  }

  /** The holidays that a calendar's section names: of countries, files and addresses. */
  Holidays read(Section section, String source, ZoneId zone) {
    String text = source.strip();
    String lower = text.toLowerCase(Locale.ROOT);
    if (lower.startsWith("http://") || lower.startsWith("https://")) {
      return fetched(section, address(text), zone);
    }
    return lower.endsWith(".ics")
        ? calendar(beside.resolve(text), text, zone)
            .orElseThrow(() -> Words.refused(text, "is a file that is not there"))
        : Holidays.in(text);
  }

  private static HolidayAddress address(String text) {
    try {
      return new HolidayAddress(URI.create(text));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "this is not an address of the web; https://example.com/holidays.ics would do", e);
    }
  }

  private Holidays fetched(Section section, HolidayAddress address, ZoneId zone) {
    Optional<Holidays> kept =
        fetched
            .map(folder -> folder.resolve(address.fileName()))
            .flatMap(file -> calendar(file, address.toString(), zone));
    if (kept.isEmpty()) {
      section.warning(
          "holidays",
          "what "
              + address
              + " has is not known yet: the daemon fetches it, and until then it closes no day");
    }
    return kept.orElseGet(() -> Holidays.together(List.of())).from(address);
  }

  private Optional<Holidays> calendar(Path file, String name, ZoneId zone) {
    Findings findings = new Findings(file.toString());
    Optional<byte[]> bytes = SourceFile.bytes(file, findings);
    String version = bytes.map(RulesFile::version).orElse(ABSENT);
    versions.put(file, version);
    return bytes
        .flatMap(b -> SourceFile.decoded(b, findings))
        .map(text -> Holidays.of(name + "@" + version, parsed(text, name, zone)));
  }

  private static ICalendar parsed(String text, String name, ZoneId zone) {
    try {
      return ICalendar.parse(text, zone);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(name + ": " + e.getMessage(), e);
    }
  }

  /** What tells these files in this state from any other; empty where none is named. */
  String version() {
    return versions.isEmpty() ? "" : versions.toString();
  }

  /** The same of what the same files hold now. */
  String versionNow() {
    versions.replaceAll((file, _) ->
        SourceFile.bytes(file, new Findings(file.toString()))
            .map(RulesFile::version)
            .orElse(ABSENT));
    return version();
  }
}
