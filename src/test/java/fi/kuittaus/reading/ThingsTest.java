package fi.kuittaus.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ThingsTest {
  private static Optional<Concern.Thing> thing(String language, String subject) {
    return Concern.of(subject, "", Optional.of(language)).thing();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          fi | Hautapaikka                    | hautapaikkaa
          fi | VL: Vuokrakone                 | vuokrakonetta
          fi | KÄYTTÖOIKEUDET                 | käyttöoikeuksia
          fi | Kysymys parkkipaikasta         | parkkipaikkaa
          fi | Asunnon patteri                | asunnon patteria
          fi | Ulko-ovi rikki                 | ulko-ovea
          fi | Teams-kokous                   | Teams-kokousta
          fi | huone 3.–7.8.                  | huonetta
          fi | Mittarinvaihto 22.9.           | mittarinvaihtoa
          fi | rumpu / Koivukuja 8            | rumpua
          fi | Lukukausikortti, Niskavaara    | lukukausikorttia
          fi | Hissi - milloin korjataan?     | hissiä
          sv | Gravplatsen                    | gravplatsen
          sv | Gravplats                      | gravplatsen
          sv | Fråga om hyreskontraktet       | hyreskontraktet
          sv | Angående hissen i C-trappan    | hissen
          sv | Nycklar?                       | nycklarna
          sv | Min parkeringsplats            | parkeringsplatsen
          sv | Bokning 7–9 mars               | bokningen
          sv | Lägenheten (B 12)              | lägenheten
          sv | 2 x däckhotell?                | däckhotellet
          en | Hedge trimmer                  | the hedge trimmer
          en | Question about my locker       | the locker
          en | Fw: Broken gate lock           | the broken gate lock
          en | Grave Plot                     | the grave plot
          en | Boiler issue                   | the boiler
          en | Changing room, Saturday        | the changing room
          en | Table on 14 March              | the table
          en | API?                           | the API
          """)
  void aSubjectThatIsAThingNamesIt(String language, String subject, String about) {
    assertThat(thing(language, subject)).map(Concern.Thing::about).contains(about);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      textBlock =
          """
          fi | Vuokrakone     | vuokrakoneesta    | vuokrakoneessa
          fi | Hautapaikka    | hautapaikasta     | -
          sv | Hiss           | hissen            | hissen
          en | Lawn mower     | the lawn mower    | the lawn mower
          en | Grave plot     | the grave plot    | -
          """)
  void itHasTheFormsThatLettersNeed(String language, String subject, String of, String failing) {
    Concern.Thing thing = thing(language, subject).orElseThrow();
    assertThat(thing.language()).isEqualTo(language);
    assertThat(thing.of()).isEqualTo(of);
    assertThat(thing.failing()).isEqualTo(Optional.ofNullable(failing));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          fi | Moi
          fi | Kysymys
          fi | Missä hautapaikka on?
          fi | Haluan myydä vuokrakoneen
          fi | Huijausfirma
          fi | Virtasen Pekka
          fi | Laser seis
          fi | Re: Ajanvarausvahvistus
          sv | SV: Orderbekräftelse
          sv | Hej
          sv | Hissmontör sökes
          sv | Soffa säljes
          sv | Ny hiss på gång
          sv | Bluffaktura
          en | Hello
          en | Lift out of order since Monday morning again
          en | Your shop sells rubbish lifts
          en | When does the lift work
          en | Lift and gate
          """)
  void anythingElseNamesNothing(String language, String subject) {
    assertThat(thing(language, subject)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "?", "Re:", "-", "Hissi http://example.com"})
  void whatIsNoWordNamesNothing(String subject) {
    assertThat(thing("fi", subject)).isEmpty();
  }

  @Test
  void aLongSubjectIsNotGoneOver() {
    assertThat(thing("fi", ".".repeat(100_000) + "hissi")).isEmpty();
    assertThat(thing("fi", ".".repeat(100) + "hissi")).isPresent();
  }

  @Test
  void whereSomebodyMayBeInDangerNothingIsNamed() {
    assertThat(Concern.of("Kiuas", "Kiuas savuaa ja tupa on täynnä savua!", Optional.of("fi")))
        .isEqualTo(Concern.NONE);
  }
}
