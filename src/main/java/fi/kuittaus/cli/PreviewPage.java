package fi.kuittaus.cli;

import fi.kuittaus.letter.Samples;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** One page of HTML with many letters on it. */
record PreviewPage(List<Samples.Shown> letters) {
  String html() {
    return """
    <!DOCTYPE html>
    <html lang="en">
    <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="color-scheme" content="light dark">
    <title>Letters</title>
    <style>
    :root { color-scheme: light dark; }
    body { font-family: system-ui, sans-serif; line-height: 1.5; max-width: 44em; margin: 2em auto; }
    pre { white-space: pre-wrap; font: inherit; border-left: 3px solid; padding-left: 1em; }
    </style>
    </head>
    <body>
    <h1>Letters</h1>
    %s</body>
    </html>
    """
        .formatted(letters.stream().map(PreviewPage::section).collect(Collectors.joining()));
  }

  private static String section(Samples.Shown shown) {
    String language = shown.name().substring(0, shown.name().indexOf('/'));
    return """
    <section>
    <h2>%s, %s</h2>
    <pre lang="%s">%s</pre>
    </section>
    """
        .formatted(
            escape(shown.name()),
            shown.register().name().toLowerCase(Locale.ROOT),
            escape(language),
            escape("Subject: " + shown.mail().subject() + "\n\n" + shown.mail().text()));
  }

  private static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
