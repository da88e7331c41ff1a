package fi.kuittaus.screening;

import static fi.kuittaus.screening.Verdict.PERSON_UNANSWERABLE;

import fi.kuittaus.mail.MimePart;
import fi.kuittaus.mail.NamedAddress;
import fi.kuittaus.mail.Phrases;
import java.util.List;
import java.util.stream.Stream;

/**
 * Rules for machines that people feed: scanners, fax and voice-mail gateways. Somebody may wait,
 * but not behind the address that it came from.
 */
final class DeviceRules {
  private static final Phrases SUBJECTS = Words.section("device-subject");
  private static final Phrases BODIES = Words.section("device-body");

  static final List<Rule> ALL =
      List.of(
          Rule.of(
              "device",
              PERSON_UNANSWERABLE,
              "A file from a scanner, a fax or a voice-mail gateway.",
              f ->
                  hasFile(f)
                      && (SUBJECTS.startOf(f.subject()) > 0
                          || BODIES.anyIn(f.opening())
                          || namesItself(f))
                      && !f.asks()));

  private DeviceRules() {}

  private static boolean hasFile(Facts facts) {
    return facts.parts().anyMatch(p -> p.attachment() || p.fileName().isPresent() || isFileType(p));
  }

  private static boolean isFileType(MimePart part) {
    return Stream.of("application/", "image/", "audio/").anyMatch(part.type()::startsWith);
  }

  /** {@code Message from "RNP0026"}, sent by that very device. */
  private static boolean namesItself(Facts facts) {
    return facts.mail().participants().from().stream()
        .limit(1)
        .flatMap(DeviceRules::names)
        .map(Phrases::normal)
        .filter(name -> name.chars().anyMatch(Character::isDigit))
        .anyMatch(facts.subject()::contains);
  }

  private static Stream<String> names(NamedAddress from) {
    return Stream.concat(from.name().stream(), Stream.of(from.address().local()));
  }
}
