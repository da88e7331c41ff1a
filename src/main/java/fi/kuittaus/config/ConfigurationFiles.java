package fi.kuittaus.config;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** One reading of the two files that people edit. */
public final class ConfigurationFiles {
  private final Path file;
  private final Environment environment;
  private final Findings findings;

  private ConfigurationFiles(Path file, Environment environment) {
    this.file = file;
    this.environment = environment;
    this.findings = new Findings(file.toString());
  }

  /**
   * Reads {@code kuittaus.yaml} and the {@code promises.yaml} that it names. Never throws for what
   * stands in them, or for files that cannot be read.
   *
   * @param file {@code kuittaus.yaml}; findings name it as it is given
   */
  public static Loaded read(Path file, Environment environment) {
    return new ConfigurationFiles(file, environment).read();
  }

  /**
   * What stands in {@code kuittaus.yaml} alone; empty if there is a mistake in it.
   *
   * @param file as for {@link #read}
   */
  public static Optional<Settings> settings(Path file, Environment environment) {
    ConfigurationFiles files = new ConfigurationFiles(file, environment);
    return files
        .root()
        .flatMap(root -> new SettingsReader(root, files.borrowed()).read())
        .filter(_ -> !files.findings.hasMistakes());
  }

  private Optional<Section> root() {
    return SourceFile.text(file, findings)
        .flatMap(text -> YamlReader.read(text, findings))
        .map(new Borrowing(environment, findings)::in)
        .map(mapping -> Section.root(mapping, findings));
  }

  private Loaded read() {
    Optional<Section> root = root();
    Optional<SettingsReader> reader = root.map(r -> new SettingsReader(r, borrowed()));
    Optional<Settings> settings = reader.flatMap(SettingsReader::read);
    root.ifPresent(r -> new FormCheck(Schema.KUITTAUS, r.mapping(), findings).check());

    Optional<RulesFile> rulesFile =
        promisesFile(root, reader)
            .map(promises ->
                new RulesFile(
                    promises, settings.map(ConfigurationFiles::fetched), environment.now()));
    Optional<RulesFile.Rules> rules = rulesFile.flatMap(RulesFile::read);
    LettersFolder folder = new LettersFolder(settings.flatMap(s -> s.places().letters()));
    Map<String, String> own = folder.read();
    List<Finding> all =
        Stream.of(
                findings.sorted(),
                rulesFile.map(r -> r.findings().sorted()).orElse(List.of()),
                folder.mistakes())
            .flatMap(List::stream)
            .toList();
    if (Stream.of(settings, rules).anyMatch(Optional::isEmpty) || hasMistake(all)) {
      return new Loaded.Refused(all);
    }
    RulesFile.Rules r = rules.orElseThrow();
    return new Loaded.Good(
        new Configuration(
            settings.orElseThrow(),
            r.house(),
            folder.versioned(r.version()),
            own,
            all,
            NotYet.in(root.orElseThrow().mapping())));
  }

  /** The folder that keeps the calendars that are fetched. */
  public static Path fetched(Settings settings) {
    return settings.places().data().resolve(HolidayFiles.FETCHED);
  }

  /** Where {@code kuittaus.yaml} names none, the file beside it is checked all the same. */
  private Optional<Path> promisesFile(Optional<Section> root, Optional<SettingsReader> reader) {
    return root.filter(r -> r.has("promises")).isPresent()
        ? reader.flatMap(SettingsReader::promisesFile)
        : Optional.of(borrowed().path("promises.yaml")).filter(Files::exists);
  }

  private Borrowed borrowed() {
    Path parent = file.getParent();
    return new Borrowed(parent == null ? Path.of("") : parent, environment);
  }

  private static boolean hasMistake(List<Finding> findings) {
    return findings.stream().anyMatch(f -> f.severity() == Finding.Severity.MISTAKE);
  }
}
