package fi.kuittaus.transport.mime;

/**
 * The lines of a raw mail, whatever ends them: CRLF, LF, CR alone, or the CR CR LF of broken
 * gateways.
 */
final class Lines {
  private Lines() {}

  /** Where the line that begins at {@code from} ends, its line break not included. */
  static int end(byte[] raw, int from, int limit) {
    int i = from;
    while (i < limit && raw[i] != '\n' && raw[i] != '\r') {
      i++;
    }
    return i;
  }

  /** Where the next line begins, given the end of this one. */
  static int next(byte[] raw, int end, int limit) {
    int i = end;
    // At most three, so that a megabyte of CR costs a megabyte and not its square.
    while (i < limit && raw[i] == '\r' && i - end < 3) {
      i++;
    }
    if (i < limit && raw[i] == '\n') {
      return i + 1;
    }
    return Math.min(end + 1, limit);
  }

  /** Where a part ends that is followed by a boundary line: RFC 2046 gives the last break to it. */
  static int withoutLastBreak(byte[] raw, int start, int end) {
    int i = end;
    if (i > start && raw[i - 1] == '\n') {
      i--;
    }
    while (i > start && raw[i - 1] == '\r' && end - i < 3) {
      i--;
    }
    return i;
  }

  static boolean isBlank(byte[] raw, int from, int to) {
    for (int i = from; i < to; i++) {
      if (raw[i] != ' ' && raw[i] != '\t') {
        return false;
      }
    }
    return true;
  }
}
