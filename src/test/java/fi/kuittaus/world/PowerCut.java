package fi.kuittaus.world;

/** The end of the process, at whatever it was doing: an error, so that no flow survives it. */
final class PowerCut extends Error {
  private static final long serialVersionUID = 1;

  PowerCut() {
    super("the process ends here", null, false, false);
  }
}
