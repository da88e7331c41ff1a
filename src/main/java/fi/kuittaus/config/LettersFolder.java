package fi.kuittaus.config;

import fi.kuittaus.letter.Letters;
import fi.kuittaus.letter.Mistake;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** One reading of the directory of a house's own letters: {@code <language>/<name>.peb}. */
final class LettersFolder {
  private static final String SUFFIX = ".peb";

  private final Optional<Path> folder;
  private final Findings findings;
  private final Map<String, String> own = new TreeMap<>();

  LettersFolder(Optional<Path> folder) {
    this.folder = folder.filter(Files::isDirectory);
    this.findings = new Findings(folder.map(Path::toString).orElse("letters"));
  }

  /** The templates by name; empty where there is no directory. Read once. */
  Map<String, String> read() {
    if (own.isEmpty()) {
      folder.ifPresent(this::readAll);
    }
    return own;
  }

  /** All that was read, to know it again. */
  String seen() {
    return own + findings.sorted().toString();
  }

  /** What is wrong in them, each with its file and line. */
  List<Finding> mistakes() {
    return Stream.concat(
            findings.sorted().stream(), Letters.mistakes(own).stream().map(this::finding))
        .toList();
  }

  /** A version of the rules together with these letters, after they have been read. */
  String versioned(String rules) {
    return own.isEmpty()
        ? rules
        : RulesFile.version((rules + own).getBytes(StandardCharsets.UTF_8));
  }

  private Finding finding(Mistake mistake) {
    return new Finding(
        Finding.Severity.MISTAKE,
        folder.orElseThrow().resolve(mistake.template() + SUFFIX).toString(),
        new Finding.Position(Math.max(1, mistake.line()), 1),
        mistake.message());
  }

  private void readAll(Path folder) {
    try (Stream<Path> files = Files.walk(folder, 2, FileVisitOption.FOLLOW_LINKS)) {
      files
          .filter(file -> file.toString().endsWith(SUFFIX))
          .sorted()
          .forEach(file -> read(folder, file));
    } catch (IOException | UncheckedIOException e) {
      findings.mistake(new Finding.Position(1, 1), "the directory cannot be read");
    }
  }

  private void read(Path folder, Path file) {
    String path = folder.relativize(file).toString().replace('\\', '/');
    String name = path.substring(0, path.length() - SUFFIX.length());
    try {
      own.put(name, Files.readString(file, StandardCharsets.UTF_8));
    } catch (IOException e) {
      findings.mistake(new Finding.Position(1, 1), path + " cannot be read, or is not UTF-8");
    }
  }
}
