package fi.kuittaus.flow;

/** A counterpart that answers every letter; none of its mails carries a mark of a program. */
enum Responder {
  THREADED("Re: {subject}", "Luen viestisi maanantaina.", true),
  UNTHREADED("Re: {subject}", "Luen viestisi maanantaina.", false),
  SAME_EACH_TIME("Terveisiä", "Luen viestisi maanantaina.", false),
  NO_SUBJECT("", "Luen viestisi maanantaina.", false),
  NO_TEXT("Terveisiä", "", false),
  COUNTING("Viesti {n}", "Luen viestisi {n} maanantaina.", false),
  GREETING(
      "{word}",
      "Hyvää {word}a, toimisto on nyt kiinni ja avain on naapurin luona siihen asti.",
      false),
  TICKET_IN_THREAD("[Desk #{n}] Re: {subject}", "Asia {n} odottaa.", true),
  TICKET_UNTHREADED("[Desk #{n}] Re: {subject}", "Asia {n} odottaa, {word}.", false),
  NEW_TICKET("Uusi asia {n}: {word}", "{word} on nyt kirjattu numerolla {n}.", false),
  NEW_TICKET_QUOTING("Uusi asia {n}: {word}", "{word} on kirjattu.\n\n> {quote}", false),
  ECHO("{subject}", "{text}", false),
  ECHO_IN_THREAD("{subject}", "{text}", true);

  final String subject;
  final String text;
  final boolean threaded;

  Responder(String subject, String text, boolean threaded) {
    this.subject = subject;
    this.text = text;
    this.threaded = threaded;
  }
}
