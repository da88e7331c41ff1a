package fi.kuittaus.transport.mime;

/** A range of bytes in a raw mail. */
record Span(int start, int end) {
  int length() {
    return end - start;
  }
}
