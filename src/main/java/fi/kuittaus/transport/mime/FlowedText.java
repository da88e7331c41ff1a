package fi.kuittaus.transport.mime;

/** Plain text of {@code format=flowed} (RFC 3676) with its paragraphs put together again. */
final class FlowedText {
  private FlowedText() {}

  /**
   * The text with every soft line break undone.
   *
   * @param delSp whether the space before a soft break is not part of the text
   */
  static String unfold(String text, boolean delSp) {
    StringBuilder out = new StringBuilder(text.length());
    int depthBefore = -1; // of a line that flows on; -1: none does
    for (String line : text.split("\n", -1)) {
      int depth = quoteDepth(line);
      String content = line.substring(depth);
      content = content.startsWith(" ") ? content.substring(1) : content;
      boolean signature = content.equals("-- ");
      boolean flows = content.endsWith(" ") && !signature;
      if (depthBefore != depth || signature) {
        begin(out, depth);
      }
      out.append(flows && delSp ? content.substring(0, content.length() - 1) : content);
      depthBefore = flows ? depth : -1;
    }
    return out.toString();
  }

  private static void begin(StringBuilder out, int depth) {
    if (!out.isEmpty()) {
      out.append('\n');
    }
    if (depth > 0) {
      out.append(">".repeat(depth)).append(' ');
    }
  }

  private static int quoteDepth(String line) {
    int depth = 0;
    while (depth < line.length() && line.charAt(depth) == '>') {
      depth++;
    }
    return depth;
  }
}
