package fi.kuittaus.flow;

import java.util.Map;

/** What the morning mail says in one language; English where we have no other. */
record DeskWords(
    String subject,
    String dueToday,
    String callsToday,
    String late,
    String unacknowledged,
    String more) {
  private static final DeskWords ENGLISH =
      new DeskWords(
          "Today: %d due, %d late",
          "Due today:",
          "Calls promised for today:",
          "Late, and nobody has answered:",
          "Not acknowledged, and why:",
          "and %d more: kuittaus list");

  private static final Map<String, DeskWords> OTHERS =
      Map.of(
          "fi",
          new DeskWords(
              "Tänään: %d määräaikaa, %d myöhässä",
              "Luvattu vastata tänään:",
              "Luvattu soittaa tänään:",
              "Myöhässä, eikä kukaan ole vastannut:",
              "Ei kuitattu, ja miksi:",
              "ja %d muuta: kuittaus list"),
          "sv",
          new DeskWords(
              "I dag: %d ska besvaras, %d försenade",
              "Ska besvaras i dag:",
              "Ska ringas upp i dag:",
              "Försenade, och ingen har svarat:",
              "Inte bekräftade, och varför:",
              "och %d till: kuittaus list"));

  /** The words in this language, BCP 47. */
  static DeskWords in(String language) {
    return OTHERS.getOrDefault(language.split("-", 2)[0], ENGLISH);
  }

  String subject(int due, int lateOnes) {
    return subject.formatted(due, lateOnes);
  }

  String more(int number) {
    return more.formatted(number);
  }
}
