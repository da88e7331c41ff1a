package fi.kuittaus.cli;

/** What came of asking the daemon. */
sealed interface Reply {
  /** It answered with a status below 300. */
  record Good(String body) implements Reply {}

  /**
   * It refused.
   *
   * @param status of HTTP, 400 or above
   * @param message in words for people
   */
  record Refused(int status, String message) implements Reply {}

  /**
   * None is there.
   *
   * @param why names the folder that was looked at
   */
  record Nobody(String why) implements Reply {}
}
