package fi.kuittaus.world;

/** An invariant that did not hold. */
final class Broken extends AssertionError {
  private static final long serialVersionUID = 1;
  private final String invariant;
  private final double day;

  Broken(String invariant, double day, String what) {
    super(what);
    this.invariant = invariant;
    this.day = day;
  }

  /** Its name in DESIGN.md section 5. */
  String invariant() {
    return invariant;
  }

  /** The simulated day, counted from the start of the run. */
  double day() {
    return day;
  }
}
