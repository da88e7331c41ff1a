package fi.kuittaus.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReadersTest {
  private static final List<String> HOUSE = List.of("fi", "sv", "en");
  private static final Triage TRIAGE =
      new Triage(
          List.of(
              rule("outage", List.of("käyttökatko", "is down", "ei toimi"), "fault", "critical"),
              new Triage.Rule(
                  "hurry",
                  Map.of("fi", List.of("kiire", "kiireellinen"), "en", List.of("urgent")),
                  Optional.empty(),
                  Optional.of("high")),
              rule("cancel", List.of("irtisanon", "cancel my"), "cancellation", "high"),
              rule("bill", List.of("bill", "lasku"), "billing", "normal")),
          new Reading.Matter("question", "normal"));

  private static Triage.Rule rule(String name, List<String> words, String topic, String urgency) {
    return new Triage.Rule(name, Map.of("any", words), Optional.of(topic), Optional.of(urgency));
  }

  private static Reading read(String text) {
    return new Readers().read(Mails.of("Maija Virtanen", "", text), TRIAGE, HOUSE);
  }

  @Test
  void everything_that_a_mail_tells() {
    Reading reading =
        new Readers()
            .read(
                Mails.of(
                    "Virtanen, Maija",
                    "Lasku ei aukea",
                    """
                    Moi,

                    en saa laskua auki. Eilen se vielä toimi. Kun painan linkkiä iPhonella, lukee
                    "Sivua ei löydy". Voitko soittaa? Puh. 040 123 4567

                    Terveisin
                    Maija
                    """),
                TRIAGE,
                HOUSE);
    assertThat(reading)
        .isEqualTo(
            new Reading(
                Optional.of("fi"),
                new Reading.Person(Optional.of("Maija"), Optional.of(Register.FAMILIAR)),
                new Reading.Matter("billing", "normal"),
                false,
                new Reading.Details(
                    new Concern(
                        Optional.of("invoice-open"),
                        Optional.empty(),
                        Optional.of(new Concern.Clause("fi", "lasku ei aukea", "lasku ei aukea")),
                        Optional.empty(),
                        Optional.empty()),
                    List.of("+358401234567"),
                    List.of("when-began", "error-message", "device", "steps"),
                    Set.of(
                        Mention.CALL,
                        Mention.DIGITAL,
                        Mention.STEPS,
                        Mention.ERRORTEXT,
                        Mention.GADGET))));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Meillä on käyttökatkoksia. | fault | critical
          KÄYTTÖKATKO! | fault | critical
          Your site is down again. | fault | critical
          The file is downloading slowly. | question | normal
          Onko teillä nyt kiire? | question | high
          Ei kiirettä, mutta milloin lasku tulee? | billing | normal
          Ei ole mitään kiirettä. | question | normal
          Kiirettä ei ole. | question | normal
          It is not urgent. | question | normal
          Not working, urgent! | question | high
          Minut irtisanottiin eilen. | question | normal
          Irtisanon sopimukseni. Lasku jäi. | cancellation | high
          I sold a billion. | question | normal
          My bill is wrong. | billing | normal
          Miten vaihdan osoitteen? | question | normal
          """)
  void topic_and_urgency_by_the_first_rule_that_matches(String text, String topic, String urgency) {
    assertThat(read(text).matter()).isEqualTo(new Reading.Matter(topic, urgency));
  }

  @Test
  void the_subject_counts() {
    assertThat(new Readers().read(Mails.of("x", "Käyttökatko", "Moi"), TRIAGE, HOUSE).matter())
        .isEqualTo(new Reading.Matter("fault", "critical"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Moi, miten vaihdan osoitteen? | familiar
          Hei, voisitko kertoa, milloin tilaukseni tulee? | familiar
          Arvoisa asiakaspalvelu, miten voin vaihtaa osoitteeni? | formal
          Hyvää päivää, kysyn, onko Teillä tietoa tilauksestani. | formal
          Hei, voitteko kertoa, milloin tilaukseni tulee? |
          Te voitte varmaan kertoa, milloin tilaukseni tulee. |
          Hejsan, när kommer min beställning? | familiar
          God dag, kan Ni berätta när min beställning kommer? | formal
          Hej, kan ni berätta när min beställning kommer? |
          Dear Sir or Madam, when will my order arrive? | formal
          Hi, when will my order arrive? | familiar
          Hello, when will my order arrive? |
          Guten Tag, können Sie mir bitte sagen, wann meine Bestellung kommt? | formal
          Lugupeetud klienditeenindus, kas minu tellimus on teel? | formal
          """)
  void the_register_where_it_shows(String text, String register) {
    assertThat(read(text).person().register().map(Register::label).orElse(null))
        .isEqualTo(register);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Soittakaa 040 123 4567 | +358401234567
          Numeroni on +46 70 123 45 67 | +46701234567
          Soitin numeroonne 09 123 4567 eikä kukaan vastannut. |
          Tilaus 12345678 |
          Fax: 09 123 4567 |
          Y-tunnus 1234567-8 |
          """)
  void only_the_customers_own_numbers(String text, String number) {
    assertThat(read(text).details().phones())
        .isEqualTo(number == null ? List.of() : List.of(number));
  }

  /** The range that Ofcom keeps for numbers of nobody's. */
  @Test
  void a_number_with_a_plus_is_one_also_where_no_such_number_is_in_use() {
    assertThat(read("Please ring me on +44 7700 900345.").details().phones())
        .containsExactly("+447700900345");
  }

  @Test
  void the_country_is_that_of_the_senders_address() {
    var mail = Mails.from("Ola", "ola@kund.se", "", "Ring mig på 070-123 45 67");
    assertThat(new Readers().read(mail, TRIAGE, HOUSE).details().phones())
        .containsExactly("+46701234567");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Stuart Hallam      | stuart_hallam@c      | Is there a reader?/Thanks in advance,/Stuart Hallam | Stuart
          Maija Virtanen     | maija@c              | Onko paikkoja?/Kiitos jo etukäteen/Maija            | Maija
          Sielu Österholm    | sielu.osterholm@c    | Finns det plats?/Vänligen/Sielu Österholm           | Sielu
          Österholm Sielu    | osterholm.sielu@c    | Finns det plats?/Vänligen/Österholm Sielu           |
          Konditoria Mäkinen | konditoria.makinen@c | Onko paikkoja?/Terveisin/Konditoria Mäkinen         |
          Sielu Österholm    | info@c               | Finns det plats?/Vänligen/Sielu Österholm           |
          """)
  void theFirstNameOfTheOneWhoSigned(String shown, String address, String text, String name) {
    var mail = Mails.from(shown, address + ".example", "", text.replace('/', '\n'));
    assertThat(new Readers().read(mail, TRIAGE, HOUSE).person().firstName())
        .isEqualTo(Optional.ofNullable(name));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Kiitos!",
        "Kiitos paljon avusta, hyvää viikonloppua!\nt. Maija",
        "Tack så mycket!",
        "Thank you very much for the quick reply.",
        "Hei Anna, kiitos nopeasta vastauksesta.",
        "ta very much hun xx",
        "Suuret kiitokset!",
        "Tusen tack, du är en ängel!!"
      })
  void only_thanks(String text) {
    assertThat(read(text).onlyThanks()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Hei!",
        "Kiitos, mutta lasku ei vieläkään aukea.",
        "Kiitos. Milloin tilaus tulee?",
        "Thanks, order 1182 is still missing",
        "Ta, but cancel it hun",
        "Tack, det är inte bra",
        "Kiitos etukäteen"
      })
  void more_than_thanks(String text) {
    assertThat(read(text).onlyThanks()).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Maija Virtanen | Lasku ei aukea.\\n\\nTerveisin Maija | Maija
          Maija Virtanen | Lasku ei aukea.\\n\\nTerveisin Pekka |
          Maija Virtanen | Lasku ei aukea.\\n\\nt. Maija ja Pekka |
          Maija Virtanen | Hei Anna,\\n\\nlasku ei aukea. | Maija
          mv77 | Lasku ei aukea.\\n\\nYstävällisin terveisin\\nMaija Virtanen\\n040 1234567 | Maija
          mv77 | Lasku ei aukea. |
          Kauppa Oy | Lasku ei aukea. |
          Anna-Maija Virtanen | Lasku ei aukea.\\n\\nTerv. Anna | Anna-Maija
          Johan Berg | Fakturan öppnas inte.\\n\\nMed vänlig hälsning\\nJohan Berg | Johan
          Martin Hughes | It does not open.\\n\\nKind regards,\\nMartin\\n\\n> Hello Anna | Martin
          """)
  void the_first_name_of_the_one_who_wrote(String name, String text, String first) {
    assertThat(
            new Readers()
                .read(Mails.of(name, "", text.replace("\\n", "\n")), TRIAGE, HOUSE)
                .person()
                .firstName()
                .orElse(null))
        .isEqualTo(first);
  }
}
