package fi.kuittaus.config;

import fi.kuittaus.config.Finding.Position;
import java.util.List;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** What a parser's complaint about a text means to the person who wrote the text. */
record YamlMistake(String text) {
  void tell(YamlEngineException e, Findings findings) {
    switch (e) {
      case MarkedYamlEngineException marked -> {
        Position at = marked.getProblemMark().map(YamlReader::position).orElse(Position.FILE);
        findings.mistake(at, words(marked, at));
      }
      case ReaderException reader ->
          findings.mistake(placeOf(reader.getPosition()), "a control character; delete it");
      default -> findings.mistake(Position.FILE, "this is not YAML: " + e.getMessage());
    }
  }

  private String words(MarkedYamlEngineException e, Position at) {
    String problem = e.getProblem();
    String line = line(at.line());
    if (text.startsWith("<<<<<<< ") || text.contains("\n<<<<<<< ")) {
      return "this file holds a merge conflict; choose between its <<<<<<< and >>>>>>>";
    }
    if (problem.contains("(TAB)")) {
      return "a tab; YAML is indented with spaces";
    }
    if (problem.contains("got {") && line.contains("${")) {
      return "inside { } and [ ] a variable stands in quotes; \"${NAME}\" would do";
    }
    if (problem.startsWith("mapping values are not allowed")) {
      return "a colon where none can stand: is the line above indented alike, or does a text with"
          + " \": \" in it lack quotes?";
    }
    if (problem.contains("that cannot start any token")) {
      return "a value cannot begin with this character; put it in quotes";
    }
    if (problem.startsWith("expected <block end>")) {
      return "this line is not indented like those that it belongs to";
    }
    return "this is not YAML: " + problem.strip() + opened(e, at);
  }

  private static String opened(MarkedYamlEngineException e, Position at) {
    return e.getContextMark()
        .map(YamlReader::position)
        .filter(context -> !context.equals(at))
        .map(context -> "; is the " + opening(e) + " in line " + context.line() + " closed?")
        .orElse("");
  }

  private static String opening(MarkedYamlEngineException e) {
    String context = String.valueOf(e.getContext());
    return context.contains("flow mapping")
        ? "{"
        : context.contains("flow sequence") ? "[" : context.contains("quoted") ? "quote" : "value";
  }

  private String line(int number) {
    List<String> lines = text.lines().toList();
    return number >= 1 && number <= lines.size() ? lines.get(number - 1) : "";
  }

  private Position placeOf(int offset) {
    String before = text.substring(0, text.offsetByCodePoints(0, Math.max(0, offset)));
    int lineStart = before.lastIndexOf('\n') + 1;
    int line = (int) before.chars().filter(c -> c == '\n').count() + 1;
    return new Position(line, before.codePointCount(lineStart, before.length()) + 1);
  }
}
