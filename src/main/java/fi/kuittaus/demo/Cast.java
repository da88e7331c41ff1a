package fi.kuittaus.demo;

import java.util.List;

/** Everybody in the story. Their domains are reserved for examples (RFC 2606). */
final class Cast {
  private static final String PASSWORD = "demo";

  static final Person SUPPORT =
      new Person("Esimerkki Oy", "Esimerkki Oy", "support@esimerkki.example", PASSWORD);
  static final Person DESK = new Person("The desk", "", "team@esimerkki.example", PASSWORD);

  static final Person VILLE = customer("Ville Virtanen", "ville@kahvila-kulma.example");
  static final Person GUNNEL = customer("Gunnel Westerlund", "gunnel@handelsboden.example");
  static final Person MARTIN = customer("Martin Hughes", "martin@hughes-books.example");
  static final Person AINO = customer("Aino Kallio", "aino.kallio@kallio.example");
  static final Person NEWSLETTER = customer("Kassamessut", "uutiskirje@kassamessut.example");

  /** Those who write to the shared mailbox and wait for an answer. */
  static final List<Person> CUSTOMERS = List.of(VILLE, GUNNEL, MARTIN, AINO);

  static final List<Person> ALL = List.of(SUPPORT, DESK, VILLE, GUNNEL, MARTIN, AINO, NEWSLETTER);

  private Cast() {}

  /** The first name of the one with this address, or the address. */
  static String nameOf(String address) {
    return ALL.stream()
        .filter(p -> p.address().equals(address))
        .map(p -> CUSTOMERS.contains(p) ? p.first() : p.name())
        .findFirst()
        .orElse(address);
  }

  private static Person customer(String name, String address) {
    return new Person(name, name, address, PASSWORD);
  }
}
