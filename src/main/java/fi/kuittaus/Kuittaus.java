package fi.kuittaus;

/** The program's entry point. */
public final class Kuittaus {
  private Kuittaus() {}

  public static void main(String[] args) {
    System.out.println("kuittaus");
  }
}
