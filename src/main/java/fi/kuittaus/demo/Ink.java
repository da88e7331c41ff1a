package fi.kuittaus.demo;

/**
 * Colour on a terminal, or none.
 *
 * @param on whether there is any
 */
record Ink(boolean on) {
  String strong(String text) {
    return coded("1", text);
  }

  String faint(String text) {
    return coded("2", text);
  }

  String good(String text) {
    return coded("32", text);
  }

  String bad(String text) {
    return coded("31", text);
  }

  String letter(String text) {
    return coded("36", text);
  }

  String desk(String text) {
    return coded("33", text);
  }

  private String coded(String code, String text) {
    return on ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
  }
}
