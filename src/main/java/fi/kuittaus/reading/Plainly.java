package fi.kuittaus.reading;

import java.util.regex.Pattern;

/** Text without what belongs to no language: links, addresses, numbers, codes. */
final class Plainly {
  private static final Pattern FOREIGN =
      Pattern.compile("(?:https?://|www\\.)\\S+|\\S+@\\S+|\\S*\\d\\S*");

  private Plainly() {}

  static String ofLinks(String text) {
    return FOREIGN.matcher(text).replaceAll(" ");
  }
}
