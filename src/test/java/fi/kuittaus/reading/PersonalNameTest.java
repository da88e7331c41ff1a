package fi.kuittaus.reading;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PersonalNameTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Maija Virtanen | Maija | Maija Virtanen
          maija virtanen | Maija | Maija Virtanen
          MAIJA VIRTANEN | Maija | Maija Virtanen
          Virtanen Maija | Maija | Maija Virtanen
          VIRTANEN Maija | Maija | Maija Virtanen
          Virtanen, Maija | Maija | Maija Virtanen
          Virtanen, Maija Liisa | Maija | Maija Liisa Virtanen
          "Virtanen, Maija (HUS)" | Maija | Maija Virtanen
          anna-liisa meri-tuuli | Anna-Liisa | Anna-Liisa Meri-Tuuli
          Dr. Martin Hughes, PhD | Martin | Martin Hughes
          Herr Hans Müller | Hans | Hans Müller
          Ian McDonald | Ian | Ian McDonald
          Elisabeth von Essen | Elisabeth | Elisabeth von Essen
          Gustaf af Ursin | Gustaf | Gustaf af Ursin
          Siobhan O'Brien | Siobhan | Siobhan O'Brien
          Åke Öberg | Åke | Åke Öberg
          İLKER Yılmaz Ali | |
          Irja Ikonen | Irja | Irja Ikonen
          IRJA IKONEN | Irja | Irja Ikonen
          """)
  void a_person_is_known_by_name(String shown, String first, String full) {
    assertThat(PersonalName.parse(shown).map(PersonalName::first).orElse(null)).isEqualTo(first);
    assertThat(PersonalName.parse(shown).flatMap(PersonalName::full).orElse(null)).isEqualTo(full);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Asiakaspalvelu",
        "Maija ja Pekka Virtanen",
        "Maija & Pekka",
        "Anna and Tom Smith",
        "Familjen Andersson",
        "Laura Ashley Ltd",
        "Tmi Maija Virtanen",
        "Elisa Oyj",
        "Anna Services",
        "info",
        "maija.virtanen@example.com",
        "user1234",
        "M. Virtanen",
        "Virtanen",
        "Alma Media",
        "Kirjakauppa Virtanen",
        "Maija via Facebook",
        "xX_dark_Xx",
        "Anna Billing",
        "Acme, Inc.",
        "a b c d e f g"
      })
  void what_may_not_be_one_person_has_no_name(String shown) {
    assertThat(PersonalName.parse(shown)).isEmpty();
  }
}
