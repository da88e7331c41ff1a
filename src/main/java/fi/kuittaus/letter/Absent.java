package fi.kuittaus.letter;

import java.util.AbstractList;

/**
 * A fact that is not there: empty for a template that asks, and an error for one that prints it
 * without asking.
 */
final class Absent extends AbstractList<String> {
  private final String name;

  Absent(String name) {
    this.name = name;
  }

  @Override
  public String get(int index) {
    throw new IndexOutOfBoundsException(index);
  }

  @Override
  public int size() {
    return 0;
  }

  @Override
  public String toString() {
    throw new MissingFactException(name);
  }

  /** Says that a template printed a fact that is not there. */
  static final class MissingFactException extends IllegalStateException {
    private static final long serialVersionUID = 1;

    private final String name;

    MissingFactException(String name) {
      super(
          "\""
              + name
              + "\" may be missing: print it within {% if "
              + name
              + " is not empty %} … {% endif %}");
      this.name = name;
    }

    String name() {
      return name;
    }
  }
}
