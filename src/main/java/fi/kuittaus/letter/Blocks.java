package fi.kuittaus.letter;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * A whole letter, from which both its plain text and its HTML are made.
 *
 * @param all in the order of reading
 */
record Blocks(List<Block> all) {
  private static final Pattern BLANK_LINES = Pattern.compile("\\n\\s*\\n");
  private static final Pattern BREAK = Pattern.compile(String.valueOf(TemplateSource.BREAK));
  private static final Pattern SPACES = Pattern.compile("\\s+");

  Blocks {
    all = List.copyOf(all);
  }

  /** The letter in what a template has rendered, with the marks of {@link TemplateSource}. */
  static Blocks parse(String rendered) {
    List<Block> blocks = new ArrayList<>();
    for (String chunk : BLANK_LINES.split(rendered, -1)) {
      addChunk(chunk, blocks);
    }
    return new Blocks(blocks);
  }

  /** The chunk's lines up to its first list item are a paragraph, the items follow it. */
  private static void addChunk(String chunk, List<Block> blocks) {
    List<String> items = new ArrayList<>();
    StringBuilder paragraph = new StringBuilder();
    for (String line : chunk.split("\n", -1)) {
      if (line.startsWith(String.valueOf(TemplateSource.ITEM))) {
        items.add(flow(line.substring(1)));
      } else if (line.startsWith(String.valueOf(TemplateSource.FOOT))) {
        blocks.add(new Block.Foot(flow(line.substring(1))));
      } else {
        paragraph.append(line).append('\n');
      }
    }
    List<String> lines = lines(paragraph.toString());
    if (!lines.isEmpty()) {
      blocks.add(new Block.Paragraph(lines));
    }
    if (!items.isEmpty()) {
      blocks.add(new Block.Numbered(items));
    }
  }

  private static List<String> lines(String paragraph) {
    return BREAK
        .splitAsStream(paragraph)
        .map(Blocks::flow)
        .filter(line -> !line.isEmpty())
        .toList();
  }

  private static String flow(String text) {
    return SPACES.matcher(text).replaceAll(" ").strip();
  }

  /** As plain text; its lines are not wrapped, so that a phone can. */
  String text() {
    StringBuilder text = new StringBuilder();
    for (Block block : all) {
      if (!text.isEmpty()) {
        text.append(block instanceof Block.Numbered ? "\n" : "\n\n");
      }
      text.append(text(block));
    }
    return text.append('\n').toString();
  }

  private static String text(Block block) {
    return switch (block) {
      case Block.Paragraph(List<String> lines) -> String.join("\n", lines);
      case Block.Numbered(List<String> items) ->
          String.join(
              "\n",
              IntStream.range(0, items.size()).mapToObj(i -> i + 1 + ". " + items.get(i)).toList());
      case Block.Foot(String line) -> line;
    };
  }
}
