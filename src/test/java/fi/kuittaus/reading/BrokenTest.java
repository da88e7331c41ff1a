package fi.kuittaus.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BrokenTest {
  private static String failure(String subject, String words) {
    return Concern.of(subject, words, Optional.of("fi"))
        .failure()
        .map(f -> f.thing() + " " + f.way())
        .orElse("-");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          Ilmalämpöpumppu ei käynnisty enää. | heat-pump start
          Lämpöpumppumme ei kuitenkaan enää käynnisty sähkökatkon jälkeen. | heat-pump start
          Olohuoneen patteri on ollut ihan kylmä perjantaista asti. | radiator warm
          Makuuhuoneen patteri ei lämpene. | radiator warm
          Hissi B-rapussa ei liiku. | lift move
          Hissi ei taaskaan toimi. | lift work
          Autotallin ovi ei mene kiinni. | door close
          Pihaportti ei aukea. | gate open
          Keittiön hana vuotaa. | tap leak
          Lavuaari on tukossa. | sink clogged
          Kylpyhuoneen valo ei syty. | light light
          Katuvalot ovat pimeänä. | street-lights light
          Lämmitystolppa paikalla 23 ei anna virtaa. | car-heater current
          Palovaroitin piippaa öisin. | smoke-alarm beep
          Astianpesukone ei tyhjenny. | dishwasher drain
          Pesukone meni eilen rikki. | washing-machine work
          Kiuas ei lämpene. | sauna-stove warm
          Latausasema ei aloita latausta. | charging-station charge
          Nosto-ovi jää auki joka aamu. | door ajar
          Palkka-aineisto ei siirry tulorekisteriin. | data transfer
          Tulostin näyttää virhettä. | printer error
          Kassapääte jumittaa. | till jam
          Maksupääte sammuilee. | card-terminal off
          Modeemi ei yhdistä. | modem connect
          Wifi pätkii iltaisin. | wifi cut
          VPN ei yhdistä tänään ollenkaan. | vpn connect
          Teidän sovellus kaatuu aina kun avaan sen. | app crash
          Verkkosivut eivät aukea. | site open
          Raportti ei aukea. | report open
          Raporttien vienti päättyy virheeseen. | exporting succeed
          Ilmoittautuminen ei onnistu. | enrolling succeed
          Lomake ei lähde. | form send
          Uusi avain ei käy, eikä avain avaa ovea. | -
          Avain ei avaa ulko-ovea. | key work
          Kanavat eivät näy. | channels see
          Netti on todella hidas. | internet slow
          Hissi on epäkunnossa. | lift work
          hissi ei toimi | lift work
          """)
  void whatAClausePlainlySaysIsNamed(String words, String failure) {
    assertThat(failure("", words)).isEqualTo(failure);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Jos hissi ei toimi, kenelle soitan?",
        "Mitä teen, jos lämpöpumppu ei käynnisty?",
        "Tarkistin, ettei hissi ole rikki.",
        "Hissi ei ole rikki, mutta haluaisin tietää huollosta.",
        "Toivottavasti sovellus ei kaadu enää.",
        "Hissi toimii, mutta se ei ole siisti.",
        "Sovellus, joka ei toimi ilman tunnusta, on turha.",
        "Ovi ei aukea ilman koodia, mikä koodi on?",
        "Lämpöpumppu ja kiuas ei toimi.",
        "Hissin nappi ei toimi.",
        "Yhteistyö ei toimi.",
        "Asiakaspalvelu ei toimi.",
        "Hissi ei toimi ja patteri on kylmä.",
        "Ovi on tummanruskea ja kova.",
        "Onko teillä hissi?",
        "Puhelin ei vastaa koskaan.",
        "Auto on teillä huollossa, ei toimi kyllä palvelu.",
        "Hissi ei toimi. Hissiin jäi ihminen loukkuun hissiin, hän on sisällä.",
        "Patteri ei lämpene, ja huoneessa haisee palaneelle.",
      })
  void whatIsSupposedDeniedOrSeveralIsNot(String words) {
    assertThat(failure("", words)).isEqualTo("-");
  }

  @Test
  void theSubjectIsHeardBeforeTheWords() {
    assertThat(failure("Hissi ei toimi", "Myös alaovi ei aukea.")).isEqualTo("lift work");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Kahvikone | coffee-maker trouble
          Re: Hissi taas rikki! | lift trouble
          Ilmastointi | air-conditioning trouble
          Hissin remontti | -
          Kortti | -
          Verkkopankki | -
          Kysymys sovelluksesta | -
          Ovi ja lukko | -
          Sovi | -
          """)
  void aSubjectThatIsButAThingSaysThatThereIsTroubleWithIt(String subject, String failure) {
    assertThat(failure(subject, "Tulee pelkkää vettä.")).isEqualTo(failure);
  }

  @Test
  void aLineThatIsWrappedIsReadOn() {
    assertThat(failure("", "Olohuoneen lämpöpumppu\nei käynnisty.")).isEqualTo("heat-pump start");
  }

  @Test
  void whereAnotherMatterIsNamedTheThingIsNot() {
    Concern concern =
        Concern.of("Kirjautuminen ei onnistu", "Tulostin jumittaa.", Optional.of("fi"));
    assertThat(concern.what()).contains("login");
    assertThat(concern.failure()).contains(new Concern.Failure("signing-in", "succeed"));
    assertThat(failure("Sain maksumuistutuksen", "Lisäksi tulostin jumittaa.")).isEqualTo("-");
  }

  @Test
  void aThingThatSaysTheConcernCloserIsNamedBesideIt() {
    Concern concern =
        Concern.of("", "Patterit ovat haaleat, patteri ei lämpene.", Optional.of("fi"));
    assertThat(concern.what()).contains("heating");
    assertThat(concern.failure()).contains(new Concern.Failure("radiator", "warm"));
  }

  @Test
  void onlyLanguagesThatHaveAListAreRead() {
    assertThat(Concern.of("", "Hissi ei toimi", Optional.of("sv")).failure()).isEmpty();
    assertThat(Concern.of("", "Hissi ei toimi", Optional.empty()).failure()).isEmpty();
  }
}
