package fi.kuittaus.letter;

import static org.assertj.core.api.Assertions.assertThat;

import fi.kuittaus.conversation.LetterKind;
import fi.kuittaus.reading.Concern;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * How the acknowledgements say what does not work: each thing in each of its ways, read and
 * approved.
 */
class BrokenThingsTest {
  private static final Path GOLDEN =
      Path.of("src/test/resources/letters/golden/fi/named-broken.txt");
  private static final String READ = "/reading/broken-fi.txt";
  private static final String SAID = "/letters/fi/broken.peb";

  private static String resource(String name) throws IOException {
    try (InputStream in =
        Objects.requireNonNull(BrokenThingsTest.class.getResourceAsStream(name))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static Set<String> found(String pattern, String text) {
    Set<String> found = new TreeSet<>();
    Pattern.compile(pattern).matcher(text).results().forEach(m -> found.add(m.group(1)));
    return found;
  }

  @Test
  void allThatIsReadCanBeSaid() throws IOException {
    assertThat(found("(?m)^thing ([a-z-]+)", resource(READ)))
        .isEqualTo(found("\\{% (?:else)?if thing equals \"([a-z-]+)\" %}\\S", resource(SAID)));
    assertThat(found("(?m)^fails ([a-z-]+)", resource(READ)))
        .isEqualTo(found("\\{% (?:else)?if fails equals \"([a-z-]+)\" %}\\S", resource(SAID)));
  }

  @Test
  void theClausesReadAsApproved() throws IOException {
    StringBuilder written = new StringBuilder();
    for (String[] thing : lines("thing ")) {
      Set<String> clauses = new TreeSet<>();
      for (String[] way : lines("fails ")) {
        if (way[2].chars().anyMatch(kind -> thing[2].indexOf(kind) >= 0)) {
          clauses.add(clause(thing[1].split("=", -1)[0], way[1]));
        }
      }
      clauses.add(clause(thing[1].split("=", -1)[0], "trouble"));
      written.append(String.join(", ", clauses)).append('\n');
    }
    String all = written.toString();
    if (Boolean.getBoolean("letters.approve")) {
      Files.writeString(GOLDEN, all);
    }
    assertThat(all).isEqualTo(Files.readString(GOLDEN));
  }

  private static List<String[]> lines(String kind) throws IOException {
    List<String[]> lines = new ArrayList<>();
    resource(READ).lines().filter(l -> l.startsWith(kind)).forEach(l -> lines.add(l.split(" ", 4)));
    return lines;
  }

  private static String clause(String thing, String way) {
    Concern concern =
        new Concern(
            Optional.empty(), Optional.empty(), Optional.of(new Concern.Failure(thing, way)));
    String text = Sample.of(LetterKind.ACKNOWLEDGEMENT, "fi", "fault").of(concern).write().text();
    String before = "alkaa selvittää, ";
    int from = text.indexOf(before) + before.length();
    return text.substring(from, text.indexOf(',', from));
  }
}
