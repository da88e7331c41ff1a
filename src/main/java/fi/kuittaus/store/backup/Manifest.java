package fi.kuittaus.store.backup;

import fi.kuittaus.store.Snapshot;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The list of what is in a backup, as a text of a line each that people can read.
 *
 * @param program the version that wrote it
 * @param at the instant that it shows
 * @param holds what the database held then
 * @param sums SHA-256 of each file in it, in hexadecimal, by its name
 */
public record Manifest(String program, Instant at, Snapshot holds, Map<String, String> sums) {
  static final String NAME = "MANIFEST.txt";
  private static final String TITLE = "kuittaus backup 1";
  private static final Pattern SUM =
      Pattern.compile(
          "sha256 ([0-9a-f]{64}) (database\\.sql|token\\.key|quarantine/[A-Za-z0-9_.-]+)");

  public Manifest {
    sums = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(sums));
  }

  /** How many mails are in quarantine. */
  public long quarantined() {
    return sums.keySet().stream().filter(n -> n.startsWith("quarantine/")).count();
  }

  String text() {
    List<String> lines = new ArrayList<>();
    lines.add(TITLE);
    lines.add("program: " + program);
    lines.add("at: " + at);
    lines.add("schema: " + holds.schema());
    lines.add("conversations: " + holds.conversations());
    lines.add("mails: " + holds.mails());
    lines.add("letters: " + holds.letters());
    sums.forEach((name, sum) -> lines.add("sha256 " + sum + " " + name));
    return String.join("\n", lines) + "\n";
  }

  /**
   * The manifest of this text.
   *
   * @throws BackupException if it is none
   */
  static Manifest parse(String text) {
    List<String> lines = text.lines().toList();
    try {
      if (!lines.getFirst().equals(TITLE)) {
        throw new IllegalArgumentException(lines.getFirst());
      }
      Map<String, String> facts = new LinkedHashMap<>();
      Map<String, String> sums = new LinkedHashMap<>();
      lines.subList(1, lines.size()).forEach(line -> read(line, facts, sums));
      Snapshot holds =
          new Snapshot(
              Integer.parseInt(facts.getOrDefault("schema", "")),
              Long.parseLong(facts.getOrDefault("conversations", "")),
              Long.parseLong(facts.getOrDefault("mails", "")),
              Long.parseLong(facts.getOrDefault("letters", "")),
              List.of());
      return new Manifest(
          facts.getOrDefault("program", ""),
          Instant.parse(facts.getOrDefault("at", "")),
          holds,
          sums);
    } catch (IllegalArgumentException | DateTimeException | java.util.NoSuchElementException _) {
      throw new BackupException("the list of what is in the backup cannot be read");
    }
  }

  private static void read(String line, Map<String, String> facts, Map<String, String> sums) {
    Matcher sum = SUM.matcher(line);
    if (sum.matches()) {
      sums.put(sum.group(2), sum.group(1));
    } else if (line.startsWith("sha256 ")) {
      throw new IllegalArgumentException(line);
    } else {
      String[] fact = line.split(": ", 2);
      facts.put(fact[0], fact.length == 2 ? fact[1] : "");
    }
  }
}
