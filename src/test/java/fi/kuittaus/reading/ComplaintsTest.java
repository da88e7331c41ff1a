package fi.kuittaus.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What customers say does not work, as it is said to them behind "why". */
class ComplaintsTest {
  private static Optional<Concern.Complaint> complaint(
      String language, String subject, String words) {
    return Concern.of(subject, words, Optional.of(language)).complaint();
  }

  private static String familiar(String language, String words) {
    return complaint(language, "", words).map(Concern.Complaint::familiar).orElse("-");
  }

  private static String formal(String language, String words) {
    return complaint(language, "", words).map(Concern.Complaint::formal).orElse("-");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Ilmalämpöpumppu ei käynnisty enää. | ilmalämpöpumppu ei käynnisty
          Olohuoneen patteri on ollut ihan kylmä perjantaista asti. | olohuoneen patteri on ollut kylmä
          Teidän sovellus kaatuu aina kun avaan sen. | sovellus kaatuu
          Lämmitystolppa paikalla 23 ei anna virtaa. | lämmitystolppa paikalla 23 ei anna virtaa
          pankin äppi ei tunnista mun uutta puhelinta | pankin äppi ei tunnista uutta puhelinta
          Latausasema nro 4 ei lataa autoani. | latausasema nro 4 ei lataa autoasi
          Kellarikäytävän valot ei syty ollenkaan. | kellarikäytävän valot eivät syty
          Ellibs-äänikirjat eivät aukea puhelimessa. | Ellibs-äänikirjat eivät aukea puhelimessa
          Meidän maksupääte ei saa yhteyttä verkkoon. | maksupääte ei saa yhteyttä verkkoon
          Siivoojanne ei tullut sovittuna aikana torstaina. | siivoojamme ei tullut
          Teiltä vuokrattu trukki sammuu kesken nostojen. | meiltä vuokrattu trukki sammuu
          Vuokraamamme aggregaatti ei käynnisty. | vuokraamanne aggregaatti ei käynnisty
          Pääventtiili ei mene kiinni. | pääventtiili ei mene kiinni
          Vanha varmenne ei siirtynyt uuteen puhelimeen. | vanha varmenne ei siirtynyt uuteen puhelimeen
          Suihkusta ei tule lämmintä vettä. | suihkusta ei tule lämmintä vettä
          En pääse Wilmaan. | et pääse Wilmaan
          emme pääse kirjautumaan järjestelmään | ette pääse kirjautumaan järjestelmään
          en saa tekstarikoodia kun koitan kirjautuu | et saa tekstarikoodia
          Emme ole saaneet avaimia. | ette ole saaneet avaimia
          Roska-astiaa ei ole tyhjennetty. | roska-astiaa ei ole tyhjennetty
          Rappukäytävä B on ollut siivoamatta jo kolme viikkoa. | rappukäytävä B on ollut siivoamatta
          Raporttien vienti Exceliin päättyy virheeseen. | raporttien vienti Exceliin päättyy virheeseen
          Toimiston tulostin näyttää virhettä 49. | toimiston tulostin näyttää virhettä
          Kaivokadun säiliön kansi on jumissa. | Kaivokadun säiliön kansi on jumissa
          Laskustamme puuttuu viitenumero. | laskustanne puuttuu viitenumero
          HISSI EI TOIMI | hissi ei toimi
          Eilisestä lähtien netti on ollut todella hidas ja VPN ei yhdistä. | VPN ei yhdistä
          Hissi (B-rappu) ei toimi. | hissi ei toimi
          Hissi ei toimi ja patteri on kylmä. | hissi ei toimi ja miksi patteri on kylmä
          Hissi ei toimi. Patteri on kylmä. | hissi ei toimi
          Pesukone pysähtyy aina kesken ohjelman. | pesukone pysähtyy aina kesken ohjelman
          Tilausrajapintanne on palauttanut aamusta pelkkää 500-virhettä. | tilausrajapintamme on palauttanut virhettä
          miks mun ajanvaraus ei vahvistu?? | ajanvaraus ei vahvistu
          Biojäteastiaa ei ole noudettu kahteen viikkoon. | biojäteastiaa ei ole noudettu
          mun avain ei aukee salin ovee | avain ei avaa salin ovea
          Palaverit katkeaa aina kesken. | palaverit katkeavat
          Sähköt on poikki. | sähköt ovat poikki
          Ohjeesta puuttuu sivut 3-5. | ohjeesta puuttuvat sivut 3-5
          Isän kuulolaite vinkuu. | isäsi kuulolaite vinkuu
          Patterit ovat olleet jääkylmät lauantaista asti. | patterit ovat olleet jääkylmät
          B-rapun hissi on pysähtynyt. | B-rapun hissi on pysähtynyt
          Ranneke ei avaa enää porttia. | ranneke ei avaa porttia
          Kiuas lakkas lämpenemästä. | kiuas lakkasi lämpenemästä
          Maksusivu jää pyörimään. | maksusivu jää pyörimään
          Portti näyttää vain punaista. | portti näyttää punaista
          Hanasta tulee vain haaleaa vettä. | hanasta tulee vain haaleaa vettä
          Mökillä ei ole ollut kenttää juhannuksesta asti. | mökillä ei ole kenttää
          Ei nettiä. | nettiä ei ole
          Ei toimi hissi. | hissi ei toimi
          Ei tule lämmintä vettä. | lämmintä vettä ei tule
          Roskis jäi tyhjentämättä. | roskis jäi tyhjentämättä
          Lähetys kateissa? | lähetys on kateissa
          Tunnukseni eivät toimi. | tunnuksesi eivät toimi
          Lumityöt on tekemättä. | lumityöt ovat tekemättä
          Moottorin merkkivalo palaa. | moottorin merkkivalo palaa
          Etuuttani ei ole maksettu. | etuuttasi ei ole maksettu
          Siivoojanne ei ole käynyt. | siivoojamme ei ole käynyt
          Patterit kylmänä | patterit ovat kylmänä
          Kela-korvausta ei vähennetty lääkkeistä. | Kela-korvausta ei vähennetty lääkkeistä
          Emme pysty tulostamaan tarroja. | ette pysty tulostamaan tarroja
          ei pääse kirjautumaan Wilmaan | kirjautumaan Wilmaan ei pääse
          Järjestelmä on alhaalla. | järjestelmä on alhaalla
          """)
  void inFinnish(String words, String why) {
    assertThat(familiar("fi", words)).isEqualTo(why);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Latausasema ei lataa autoani. | latausasema ei lataa autoanne
          En pääse tililleni. | ette pääse tilillenne
          En ole saanut lähetystä. | ette ole saanut lähetystä
          Minulle ei ole tullut vahvistusta. | Teille ei ole tullut vahvistusta
          """)
  void inFinnishWithTe(String words, String why) {
    assertThat(formal("fi", words)).isEqualTo(why);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Vår värmepump startar inte efter strömavbrottet. | er värmepump inte startar
          Sedan i går fungerar inte hissen i trappa B. | hissen i trappa B inte fungerar
          Min telefon laddar inte längre. | din telefon inte laddar
          Jag kommer inte in i Wilma. | du inte kommer in i Wilma
          Nu kan jag inte logga in. | du inte kan logga in
          kan inte logga in | du inte kan logga in
          Gatlampan utanför Skolgatan 8 har varit sönder i två veckor. | gatlampan utanför Skolgatan 8 har varit sönder
          Kyldisken vi köpte i våras håller inte temperaturen. | kyldisken inte håller temperaturen
          Kranen i köket droppar. | kranen i köket droppar
          Skolskjutsen kom inte i morse. | skolskjutsen inte kom
          Pengarna har inte kommit. | pengarna inte har kommit
          Luckan går inte att öppna. | luckan inte går att öppna
          Det går inte att betala med kort. | det inte går att betala med kort
          Er app kraschar. | vår app kraschar
          Programmet ger bara ett felmeddelande. | programmet visar ett fel
          Elementen i vardagsrummet är iskalla. | elementen i vardagsrummet är iskalla
          Displayen är svart och vi kommer inte in i förrådet. | displayen är svart och varför ni inte kommer in i förrådet
          Frysen jag köpte hos er i höstas piper och visar -4 grader. | frysen piper
          """)
  void inSwedish(String words, String why) {
    assertThat(familiar("sv", words)).isEqualTo(why);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Min telefon laddar inte. | Er telefon inte laddar
          Jag kan inte öppna mina fakturor. | Ni inte kan öppna Era fakturor
          """)
  void inSwedishWithNi(String words, String why) {
    assertThat(formal("sv", words)).isEqualTo(why);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          My heat pump won't start. | your heat pump will not start
          The radiators in our flat (14B) have been stone cold since yesterday. | the radiators in your flat have been stone cold
          the dishwasher you delivered in June stops halfway | the dishwasher stops
          Since your update last night none of our four users can sign in. | none of your four users can sign in
          Oven not heating | the oven is not heating
          We cannot upload invoices to your supplier portal. | you cannot upload invoices to our supplier portal
          The forklift we lease from you (unit 14) won't hold a charge past two hours. | the forklift will not hold a charge past two hours
          One leg of the chair is broken. | one leg of the chair is broken
          The zip’s broken already. | the zip is broken
          Our card terminal says "No connection to host" all day. | your card terminal shows an error
          Exporting the timesheet report to CSV has been failing since the release. | exporting the timesheet report to CSV has been failing
          I haven't received the bill with the parcel. | you have not received the bill with the parcel
          We have no hot water. | you have no hot water
          My key fob quit working for the garage door. | your key fob quit working
          The air conditioner in classroom B204 is leaking. | the air conditioner in classroom B204 is leaking
          the autofocus doesn't seem to work any more | the autofocus does not work
          """)
  void inEnglish(String words, String why) {
    assertThat(familiar("en", words)).isEqualTo(why);
    assertThat(formal("en", words)).isEqualTo(why);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          fi | Jos hissi ei toimi, kenelle soitan?
          fi | Tarkistin, ettei hissi ole rikki.
          fi | Toivottavasti sovellus ei kaadu enää.
          fi | Hissi toimii, mutta se ei ole siisti.
          fi | Sovellus, joka ei toimi, on turha.
          fi | Ovi ei aukea ilman koodia, mikä koodi on?
          fi | Lämpöpumppu ja kiuas ei toimi.
          fi | Hissi ei toimi. Äitini on loukussa hissin sisällä.
          fi | Patteri ei lämpene, ja huoneessa haisee palaneelle.
          fi | Ovi ei toiminut eilen, mutta nyt se toimii.
          fi | Siitä ei tule mitään.
          fi | Meille tuli väärä lasku.
          fi | Äiti kaatui.
          fi | Tämä saatanan kone ei toimi.
          fi | En voi maksaa laskua.
          fi | Kauppa on auki kymmeneen.
          fi | Tulostin on päällä.
          fi | Naapuri ei avaa ovea.
          fi | Mieheni ei pidä väristä.
          fi | Kaveri jäi jumiin.
          fi | Maksuni on myöhässä.
          fi | Lasku jäi maksamatta.
          fi | Lasku on kadonnut.
          fi | Kirja jäi palauttamatta.
          fi | En pysty maksamaan laskua.
          fi | Minua ei syyllistetty kerrankaan.
          fi | Tarjoilija ei edes pahoitellut.
          fi | Elsa ei enää innostu.
          fi | Lähetän huomenna puuttuvat liitteet.
          fi | Taivas on alhaalla.
          fi | Kone ei vastaa odotuksia.
          fi | Ei toimi puhelimella.
          fi | Ei tule kuuloonkaan.
          fi | Ei kuulu asiaan.
          fi | Hammas katkesi.
          fi | Laskua ei ole maksettu.
          fi | Vaimoni ei ole käynyt.
          fi | Meni rikki.
          fi | Laittakaa virrat poikki.
          fi | Avaimeni on kadonnut.
          fi | Sovellus väittää virhettä.
          sv | Om hissen inte fungerar ringer jag.
          sv | Vi vill inte fortsätta.
          sv | Den fungerar inte.
          sv | Jag hoppas att hissen inte stannar igen.
          en | If the door does not open, whom do I call?
          en | It doesn't work.
          en | My dog died.
          en | My husband is not happy with the colour.
          en | The price does not include delivery, does it?
          en | The fucking printer does not print.
          en | The heating did not work yesterday but it works fine now.
          """)
  void whatIsSupposedDeniedOverOrOfPeopleIsNone(String language, String words) {
    assertThat(familiar(language, words)).isEqualTo("-");
  }

  @Test
  void theSubjectIsHeardBeforeTheWords() {
    assertThat(complaint("fi", "Vs: Hissi ei toimi", "Myös alaovi ei aukea."))
        .map(Concern.Complaint::familiar)
        .contains("hissi ei toimi");
  }

  @Test
  void aLineThatIsWrappedIsReadOn() {
    assertThat(familiar("fi", "Olohuoneen lämpöpumppu\nei käynnisty."))
        .isEqualTo("olohuoneen lämpöpumppu ei käynnisty");
  }

  @Test
  void aSubjectIsNotReadOnIntoTheWords() {
    assertThat(complaint("fi", "liikennekortti", "kortti ei toimi lukijassa"))
        .map(Concern.Complaint::familiar)
        .contains("kortti ei toimi lukijassa");
  }

  @Test
  void onlyLanguagesThatHaveAGrammarAreRead() {
    assertThat(complaint("de", "", "Der Aufzug geht nicht.")).isEmpty();
    assertThat(Concern.of("", "Hissi ei toimi", Optional.empty()).complaint()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"fi", "sv", "en"})
  void whateverTheyWriteNothingLeadsAnywhereOrIdentifiesAnyone(String language) {
    Random random = new Random(14);
    List<String> pieces =
        List.of(
            "hissi",
            "ei",
            "toimi",
            "ja",
            "hissen",
            "fungerar",
            "inte",
            "the lift",
            "is not",
            "working",
            "www.example.com",
            "https://example.com/x",
            "me@example.com",
            "0401234567",
            "131052-308T",
            "<b>",
            "{{ x }}",
            "|",
            ",",
            ".",
            "\n",
            "(",
            "\u202e",
            "\u0000",
            "en pääse",
            "tililleni",
            "my",
            "won't",
            "open",
            "12345678",
            "x".repeat(40),
            "KU-7F3KR");
    for (int i = 0; i < 4_000; i++) {
      String words =
          IntStream.range(0, 3 + random.nextInt(8))
              .mapToObj(_ -> pieces.get(random.nextInt(pieces.size())))
              .collect(Collectors.joining(" "));
      complaint(language, "", words)
          .ifPresent(found ->
              assertThat(List.of(found.familiar(), found.formal()))
                  .as(words)
                  .allMatch(said -> said.length() <= 80)
                  .allMatch(said -> said.matches("[\\p{L}\\d '-]+"))
                  .noneMatch(said -> said.matches(".*\\d{5}.*")));
    }
  }
}
