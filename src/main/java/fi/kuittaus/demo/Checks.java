package fi.kuittaus.demo;

import fi.kuittaus.demo.Onlooker.Received;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** What must have been seen when the story is told, judged by what was received and recorded. */
record Checks(Onlooker onlooker, InstantSource clock) {

  /** One thing to be seen, and whether it was. */
  record Check(String what, boolean seen) {}

  /** All of them, as they stand now. */
  List<Check> all() {
    List<Check> all = new ArrayList<>();
    for (Person customer : Cast.CUSTOMERS) {
      all.add(
          new Check(
              customer.first() + " got one acknowledgement, which names the promised time",
              acknowledged(customer)));
    }
    all.add(new Check("Ville heard how things stand while he waited", has("status-update")));
    all.add(new Check("the desk was warned before Ville's promise was due", warned()));
    all.add(new Check("Ville got a new time before the first one had passed", corrected()));
    all.add(new Check("Anna's answer reached Martin, and was noticed", answered()));
    all.add(
        new Check(
            "Martin got nothing more, also past the promised time", silentSince(Cast.MARTIN, 2)));
    all.add(new Check("Gunnel's matter was closed from the mail program", closed(Cast.GUNNEL)));
    all.add(
        new Check(
            "Gunnel got nothing more, also past the promised time", silentSince(Cast.GUNNEL, 1)));
    all.add(new Check("Ville got Anna's answer, and his matter was closed", settled()));
    all.add(new Check("the newsletter got nothing, for recorded reasons", newsletter()));
    return all;
  }

  private boolean acknowledged(Person customer) {
    List<Received> letters = letters(customer, r -> r.is("acknowledgement"));
    return letters.size() == 1
        && promised(customer).stream()
            .findFirst()
            .filter(at -> names(letters.getFirst().letter(), at))
            .isPresent();
  }

  /** Whether a letter names the day and the hour, on a clock of 12 or 24 hours, here or there. */
  private static boolean names(Letter letter, ZonedDateTime at) {
    int hour = at.getHour();
    return letter.text().matches("(?s).*\\b" + at.getDayOfMonth() + "\\b.*")
        && letter.text().matches("(?s).*\\b(" + hour + "|" + (hour + 11) % 12 + 1 + ")\\b.*");
  }

  private boolean has(String kind) {
    return !letters(Cast.VILLE, r -> r.is(kind)).isEmpty();
  }

  private boolean warned() {
    Optional<Instant> due = promised(Cast.VILLE).stream().findFirst().map(ZonedDateTime::toInstant);
    return onlooker.mailOf(Cast.DESK).stream()
        .anyMatch(r -> due.filter(at -> r.at().isBefore(at)).isPresent());
  }

  private boolean corrected() {
    List<ZonedDateTime> promised = promised(Cast.VILLE);
    return promised.size() >= 2
        && promised.get(1).isAfter(promised.getFirst())
        && letters(Cast.VILLE, r -> r.is("correction")).stream()
            .anyMatch(r ->
                r.at().isBefore(promised.getFirst().toInstant())
                    && names(r.letter(), promised.get(1)));
  }

  private boolean answered() {
    return letters(Cast.MARTIN, r -> r.kind().isEmpty()).size() == 1
        && status(Cast.MARTIN).equals(Optional.of("answered"));
  }

  private boolean settled() {
    return letters(Cast.VILLE, r -> r.kind().isEmpty()).size() == 1 && closed(Cast.VILLE);
  }

  private boolean closed(Person customer) {
    return status(customer).equals(Optional.of("closed"));
  }

  /** Whether this one has so many mails and no more, and the promised time is over. */
  private boolean silentSince(Person customer, int mails) {
    return onlooker.mailOf(customer).size() == mails
        && promised(customer).stream()
            .findFirst()
            .filter(at -> clock.instant().isAfter(at.toInstant()))
            .isPresent();
  }

  private boolean newsletter() {
    return onlooker.mailOf(Cast.NEWSLETTER).isEmpty()
        && onlooker
            .mailFrom(Cast.NEWSLETTER)
            .filter(i -> i.filed().verdict().equals("machine") && !i.filed().reasons().isEmpty())
            .isPresent();
  }

  private List<Received> letters(Person customer, Predicate<Received> which) {
    return onlooker.mailOf(customer).stream().filter(which).toList();
  }

  private List<ZonedDateTime> promised(Person customer) {
    return onlooker
        .mailFrom(customer)
        .flatMap(i -> i.filed().matter())
        .map(FiledMail.Matter::promised)
        .orElse(List.of());
  }

  private Optional<String> status(Person customer) {
    return onlooker.mailFrom(customer).flatMap(Onlooker.Incoming::status);
  }
}
