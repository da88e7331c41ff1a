package fi.kuittaus.world;

/** What ends the process after so many calls of what the world gives to the flows. */
final class Fuse {
  private int left;

  /** Burns after so many sparks; 0: never. */
  void set(int sparks) {
    left = sparks;
  }

  void spark() {
    if (left > 0) {
      left--;
      if (left == 0) {
        throw new PowerCut();
      }
    }
  }
}
