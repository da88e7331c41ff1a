package fi.kuittaus.mail;

import java.util.List;

/**
 * One reading of a mail's text from its first line to its last, that keeps the sender's own lines.
 */
final class OwnWordsFinder {
  private static final int MOST_FORWARDS = 5;

  private final List<String> lines;
  private final HistoryMarks marks;
  private final StringBuilder own = new StringBuilder();
  private boolean hasOwn;
  private int at;

  /** Within a signature or disclaimer, which go on until history begins. */
  private boolean afterword;

  private OwnWordsFinder(List<String> lines) {
    this.lines = lines;
    this.marks = new HistoryMarks(lines);
  }

  static String find(String text) {
    List<String> lines = text.lines().toList();
    for (int forwards = 0; forwards < MOST_FORWARDS; forwards++) {
      OwnWordsFinder finder = new OwnWordsFinder(lines);
      int forwarded = finder.read();
      if (finder.hasOwn || forwarded < 0) {
        return finder.own.toString();
      }
      lines = lines.subList(forwarded, lines.size());
    }
    return "";
  }

  /** Reads on until history that does not end; returns where its text begins, or -1. */
  private int read() {
    while (at < lines.size()) {
      int attribution = marks.attributionEnd(at);
      int history = marks.historyEnd(at);
      if (history > at) {
        return history;
      } else if (attribution > at && !marks.quoteFollows(attribution)) {
        return -1;
      } else if (attribution > at) {
        at = attribution;
        afterword = false;
      } else {
        line(lines.get(at));
        at++;
      }
    }
    return -1;
  }

  private void line(String line) {
    if (HistoryMarks.isQuoted(line)) {
      afterword = false;
    } else if (marks.beginsAfterword(line, hasOwn)) {
      afterword = true;
    } else if (!afterword && !marks.isFooter(line)) {
      own.append(line.stripTrailing()).append('\n');
      hasOwn |= !line.isBlank();
    }
  }
}
