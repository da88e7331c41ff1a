package fi.kuittaus.letter;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A letter as modest HTML: no images, no links, and no colours of its own, so that it follows the
 * reader's light or dark screen.
 *
 * @param language of the letter, BCP 47, for screen readers
 */
record HtmlPage(String language, String title, Blocks letter) {
  String html() {
    return """
    <!DOCTYPE html>
    <html lang="%s">
    <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="color-scheme" content="light dark">
    <meta name="supported-color-schemes" content="light dark">
    <style>:root { color-scheme: light dark; }</style>
    <title>%s</title>
    </head>
    <body style="font-family: system-ui, sans-serif; line-height: 1.5; max-width: 40em">
    %s</body>
    </html>
    """
        .formatted(escape(language), escape(title), body());
  }

  private String body() {
    return letter.all().stream().map(HtmlPage::element).collect(Collectors.joining());
  }

  private static String element(Block block) {
    return switch (block) {
      case Block.Paragraph(List<String> lines) ->
          "<p>"
              + lines.stream().map(HtmlPage::escape).collect(Collectors.joining("<br>\n"))
              + "</p>\n";
      case Block.Numbered(List<String> items) ->
          "<ol>\n"
              + items.stream()
                  .map(i -> "<li>" + escape(i) + "</li>\n")
                  .collect(Collectors.joining())
              + "</ol>\n";
      case Block.Foot(String line) -> "<p><small>" + escape(line) + "</small></p>\n";
    };
  }

  private static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }
}
