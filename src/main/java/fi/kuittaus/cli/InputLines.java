package fi.kuittaus.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The lines of UTF-8 text, in bounded memory, whatever their length; not safe for threads. */
final class InputLines {
  /** The most bytes that a line may have. */
  static final int LONGEST = 1 << 20;

  private static final String BYTE_ORDER_MARK = "\uFEFF";

  private final InputStream in;
  private final byte[] buffer = new byte[1 << 16];
  private int at;
  private int end;
  private boolean begun;

  InputLines(InputStream in) {
    this.in = in;
  }

  /** The next line; empty: the input has ended. */
  Optional<InputLine> next() throws IOException {
    if (!more()) {
      return Optional.empty();
    }
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    boolean tooLong = false;
    boolean ended = false;
    while (!ended && more()) {
      int stop = newlineOrEnd();
      tooLong |= line.size() + stop - at > LONGEST;
      if (!tooLong) {
        line.write(buffer, at, stop - at);
      }
      ended = stop < end;
      at = ended ? stop + 1 : end;
    }
    return Optional.of(tooLong ? new InputLine.TooLong() : new InputLine.Text(text(line)));
  }

  /** Whether something can be read without waiting for whoever writes it. */
  boolean waiting() throws IOException {
    return at < end || in.available() > 0;
  }

  private boolean more() throws IOException {
    if (at == end) {
      at = 0;
      end = Math.max(0, in.read(buffer));
    }
    return at < end;
  }

  private int newlineOrEnd() {
    int stop = at;
    while (stop < end && buffer[stop] != '\n') {
      stop++;
    }
    return stop;
  }

  private String text(ByteArrayOutputStream line) {
    String text = line.toString(StandardCharsets.UTF_8);
    boolean marked = !begun && text.startsWith(BYTE_ORDER_MARK);
    begun = true;
    return marked ? text.substring(1) : text;
  }
}
