package fi.kuittaus.letter;

import java.util.List;

/** One piece of a letter as the reader sees it. */
sealed interface Block {
  /** Lines that stay lines: most paragraphs have one. */
  record Paragraph(List<String> lines) implements Block {}

  /** A numbered list. */
  record Numbered(List<String> items) implements Block {}

  /** The small line at the foot. */
  record Foot(String line) implements Block {}
}
