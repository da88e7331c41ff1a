package fi.kuittaus.cli;

/** Numbers as people read them. */
final class Counted {
  private Counted() {}

  /** {@code 1 mail}, {@code 2 mails}. */
  static String of(long count, String thing) {
    return count + " " + thing + (count == 1 ? "" : "s");
  }

  /** {@code 812 bytes}, {@code 34 kB}, {@code 5 MB}. */
  static String bytes(long count) {
    if (count < 1_000) {
      return of(count, "byte");
    }
    return count < 1_000_000 ? count / 1_000 + " kB" : count / 1_000_000 + " MB";
  }
}
