package fi.kuittaus.transport.mime;

import java.util.Locale;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeVisitor;

/**
 * The text of an HTML mail as plain text: blocks on lines of their own, quotes of other mails
 * behind {@code >}, signatures behind {@code -- }, what is hidden left out.
 */
final class HtmlText implements NodeVisitor {
  private static final Set<String> BLOCKS =
      Set.of(
          "address",
          "article",
          "aside",
          "blockquote",
          "body",
          "center",
          "dd",
          "div",
          "dl",
          "dt",
          "fieldset",
          "figure",
          "footer",
          "form",
          "h1",
          "h2",
          "h3",
          "h4",
          "h5",
          "h6",
          "header",
          "hr",
          "li",
          "main",
          "nav",
          "ol",
          "p",
          "pre",
          "section",
          "table",
          "tr",
          "ul");
  private static final Set<String> SPACED =
      Set.of("p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "pre", "blockquote");
  private static final Set<String> UNSEEN =
      Set.of("head", "script", "style", "title", "template", "noscript", "object", "select");

  private final StringBuilder out = new StringBuilder();
  private final int most;
  private int quotes;
  private int hidden;
  private int pre;
  private boolean lineHasText;
  private boolean space;
  private int blankLines = 1;

  private HtmlText(int most) {
    this.most = most;
  }

  /**
   * The text of this HTML, whatever its state.
   *
   * @param most characters that are enough
   */
  static String of(String html, int most) {
    HtmlText text = new HtmlText(most);
    Jsoup.parse(html).traverse(text);
    return text.out.toString();
  }

  @Override
  public void head(Node node, int depth) {
    if (node instanceof TextNode words && hidden == 0) {
      append(words.getWholeText());
    } else if (node instanceof Element element) {
      begin(element);
    }
  }

  private void begin(Element element) {
    String name = element.normalName();
    hidden += isHidden(element) ? 1 : 0;
    pre += name.equals("pre") ? 1 : 0;
    if (hidden > 0) {
      return;
    }
    if (name.equals("br")) {
      lineBreak();
    } else if (BLOCKS.contains(name)) {
      endLine(SPACED.contains(name));
    } else if (name.equals("td") || name.equals("th")) {
      space = lineHasText;
    }
    if (isSignature(element)) {
      write("-- ");
      endLine(false);
    }
    if (isQuote(element)) {
      endLine(false);
      quotes++;
    }
    if (name.equals("li")) {
      write("- ");
    }
  }

  @Override
  public void tail(Node node, int depth) {
    if (!(node instanceof Element element)) {
      return;
    }
    String name = element.normalName();
    if (hidden == 0) {
      if (BLOCKS.contains(name)) {
        endLine(SPACED.contains(name));
      }
      quotes -= isQuote(element) ? 1 : 0;
    }
    hidden -= isHidden(element) ? 1 : 0;
    pre -= name.equals("pre") ? 1 : 0;
  }

  private static boolean isHidden(Element element) {
    if (UNSEEN.contains(element.normalName())) {
      return true;
    }
    String style = element.attr("style");
    return !style.isEmpty()
        && style.toLowerCase(Locale.ROOT).replaceAll("\\s", "").contains("display:none");
  }

  /** Quotes that mail programs mark; people indent with a bare blockquote too. */
  private static boolean isQuote(Element element) {
    return element.normalName().equals("blockquote")
        && (element.attr("type").equalsIgnoreCase("cite")
            || element.className().toLowerCase(Locale.ROOT).contains("quote"));
  }

  private static boolean isSignature(Element element) {
    return element.hasClass("gmail_signature")
        || element.hasClass("moz-signature")
        || element.id().equals("Signature");
  }

  private void append(String words) {
    for (int i = 0; i < words.length(); i++) {
      char c = words.charAt(i);
      if (pre > 0 && c == '\n') {
        lineBreak();
      } else if (c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\u00A0' || c == '\f') {
        space = lineHasText || pre > 0;
      } else if (c != '\u00AD' && c != '\u200B' && c != '\u200C' && c != '\uFEFF' && c != 0) {
        write(c);
      }
    }
  }

  private void write(String words) {
    for (int i = 0; i < words.length(); i++) {
      write(words.charAt(i));
    }
  }

  private void write(char c) {
    if (out.length() >= most) {
      return;
    }
    if (!lineHasText && quotes > 0) {
      out.append(">".repeat(Math.min(quotes, 20))).append(' ');
    }
    if (space) {
      out.append(' ');
    }
    out.append(c);
    space = false;
    lineHasText = true;
    blankLines = 0;
  }

  private void lineBreak() {
    boolean blank = !lineHasText;
    space = false;
    lineHasText = false;
    if (blank && blankLines > 0) {
      return;
    }
    blankLines += blank ? 1 : 0;
    if (out.length() < most) {
      out.append('\n');
    }
  }

  private void endLine(boolean thenBlank) {
    if (lineHasText) {
      lineBreak();
    }
    if (thenBlank && blankLines == 0) {
      lineBreak();
    }
  }
}
