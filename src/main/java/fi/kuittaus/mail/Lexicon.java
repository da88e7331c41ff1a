package fi.kuittaus.mail;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Phrases by section, out of data files with one file for each language.
 *
 * <p>A file has {@code [section]} lines, named in small letters of ASCII and hyphens, below each
 * its phrases, one to a line; {@code #} begins a comment line. A folder's own file {@code files}
 * names them. Which language a mail is written in is not known yet where these phrases are used, so
 * a section holds those of all.
 */
public final class Lexicon {
  private static final Pattern SECTION = Pattern.compile("\\[[a-z][a-z-]*]");

  private final Map<String, List<String>> sections;

  private Lexicon(Map<String, List<String>> sections) {
    this.sections = sections;
  }

  /**
   * The lexicon of a folder of resources beside a class.
   *
   * @throws IllegalStateException where a file is missing or has a phrase outside a section
   */
  public static Lexicon load(Class<?> beside, String folder) {
    Map<String, List<String>> sections = new HashMap<>();
    for (String name : lines(beside, folder + "/files")) {
      read(folder + "/" + name + ".txt", beside, sections);
    }
    return new Lexicon(sections);
  }

  /**
   * The phrases of a section, ready to be looked for.
   *
   * @throws IllegalStateException where no file has it
   */
  public Phrases section(String name) {
    return new Phrases(lines(name));
  }

  /**
   * The lines of a section as they stand in the files.
   *
   * @throws IllegalStateException where no file has it
   */
  public List<String> lines(String section) {
    List<String> lines = sections.get(section);
    if (lines == null) {
      throw new IllegalStateException("no file has a section [" + section + "]");
    }
    return List.copyOf(lines);
  }

  private static void read(String file, Class<?> beside, Map<String, List<String>> into) {
    List<String> section = null;
    for (String line : lines(beside, file)) {
      if (SECTION.matcher(line).matches()) {
        String name = line.substring(1, line.length() - 1);
        section = into.computeIfAbsent(name, s -> new ArrayList<>());
      } else if (section == null) {
        throw new IllegalStateException(file + ": a phrase stands before any [section]: " + line);
      } else {
        section.add(line);
      }
    }
  }

  /** The lines that say something. */
  private static List<String> lines(Class<?> beside, String file) {
    try (InputStream in = beside.getResourceAsStream(file)) {
      if (in == null) {
        throw new IllegalStateException("the data file " + file + " is missing");
      }
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return text.lines()
          .map(String::strip)
          .filter(l -> !l.isEmpty() && !l.startsWith("#"))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the data file " + file, e);
    }
  }
}
