package fi.kuittaus.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a mail in Swedish is about; and what only sounds like it. */
class SwedishMattersTest {
  private static Optional<String> named(String subject, String words) {
    return Concern.of(subject, words, Optional.of("sv")).what();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          Exporten till Excel fungerar inte. | export
          Vi kan inte importera filen. | import
          Det går inte att spara ändringarna. | save
          Hej, inget internet sedan i morse. | internet
          På vägen hem började motorlampan lysa. | -
          Bussen kom aldrig i morse. | bus
          I dag kom inte skolskjutsen. | school-transport
          Städaren dök aldrig upp. | cleaning
          Gungan på lekplatsen är trasig. | playground
          Hissen i C-trappan står still igen. | lift
          Ni har missat att tömma vårt kärl. | waste
          Duschen ger bara ljummet vatten. | hot-water
          Bilden hackar på alla kanaler. | television
          E-fakturorna går inte iväg. | invoices-out
          Glasen kom krossade. | damaged
          Blixtlåset gick sönder efter en vecka. | damaged
          Vattnet i kranen är brunt. | water-quality
          Transaktionen nekades. | payment
          Bordet ni levererade i går kom, men levererades med en stor repa. | damaged
          Vi fick 10 hinkar i stället för 12. | missing-item
          Jag har inte fått någon hyresavi. | bill-missing
          """)
  void aFaultIsNamedByWhatDoesNotWork(String words, String named) {
    assertThat(named("", words).orElse("-")).isEqualTo(named);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Värmepumpen startar utan problem.",
        "Värmepumpen låter inte längre.",
        "Värmepumpen låter bra, vad kostar den?",
        "Hur ofta ska en värmepump servas?",
        "Vi har inga problem med värmepumpen.",
        "Programmet startar inte förrän i augusti.",
        "Programmet startar inte i januari.",
        "Ugnen blir inte levererad i tid.",
        "Frysen håller inte måttet i reklamen.",
        "Solcellerna ger inte någon rabatt.",
        "Motorlampan lyser inte längre.",
        "Bilen är såld.",
        "Dörren står öppen för er.",
        "Kan ni låsa dörren efter er?",
        "Brandvarnaren piper inte, den testades i går.",
        "Bussen kom inte förbi på länge, men chauffören var vänlig.",
        "Bussen kom inte ihåg att stanna, skojade hon.",
        "Man kan inte spara pengar hos er.",
        "Det går inte att ringa er.",
        "Maskinen fungerar bra.",
        "Systemet är inte nere.",
        "Datorn är inte trasig.",
        "Vem kontaktar jag om kylskåpet inte fungerar?",
        "Tvättmaskinen startar fint efter besöket.",
        "Internet är inte långsamt.",
        "Fönstret mot gården är putsat.",
        "Min hörapparat är inte tyst.",
        "Vi har det tyst och lugnt.",
        "Vattnet är gott hos er.",
        "Jag fick 2 av 3 rätt i frågesporten.",
        "Kranen på lyftbilen syns i vår reklam."
      })
  void whatOnlySoundsLikeAFaultIsNot(String words) {
    assertThat(named("", words)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Värmepumpen | Jag vill boka en tid för service. | book-appointment
          Hissen | Kan vi få en kopia av hyresavtalet? | contract-copy
          """)
  void ofAThingItIsNamedWhatTheyWant(String subject, String words, String named) {
    assertThat(named(subject, words)).contains(named);
  }

  @Test
  void whereSomebodyMayBeInDangerNoFaultIsNamed() {
    assertThat(named("", "Ugnen blir inte varm och det luktar bränt.")).isEmpty();
    assertThat(named("", "Spisen fungerar inte, det gnistrar från den.")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Vi vill anmäla en vattenskada i källaren. | damage-report
          Kan jag få en ny tid veckan därpå? | move-appointment
          Går det att få en extrasäng i rummet? | stay
          Jag glömde min laddare på rummet. Har ni hittat den? | lost-property
          Ni drar fortfarande pengar. | still-charged
          Ni har debiterat fel pris på mjölet. | wrong-price
          Vad är det för fakturaavgift? | invoice-fee
          Kan jag få autogiro? | direct-debit
          Kan vi ändra leveransdagen till fredag? | delivery-change
          När kommer mina provsvar? | test-results
          Har min remiss kommit fram? | referral
          Vi vill teckna ett nytt elavtal. | electricity-contract
          Vår elförbrukning har fördubblats. | consumption
          Är det möjligt med en fiberanslutning? | connection
          Jag behöver ett nytt SIM-kort. | sim
          Kan ni skicka säkerhetsdatabladet? | datasheet
          Vi beställer följande: | new-order
          Det finns råttor i soprummet. | pests
          Gatan är oplogad. | snow
          Det är ett stort hål i asfalten. | pothole
          Grannen spelar hög musik på nätterna. | disturbance
          Jag lämnade blodprov men har inte fått något svar. | test-results
          Min cykel blev stulen i fredags. | theft
          När får ni in vaserna igen? | stock
          Jag skulle vilja boka service. | book-appointment
          Jag har bytt kontonummer. | contact-details
          Vi störs varje natt av musik från lokalen. | disturbance
          """)
  void moreMattersAreNamed(String words, String named) {
    assertThat(named("", words)).contains(named);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Vi vill inte anmäla någon skada.",
        "Jag får en ny tidning varje dag.",
        "Har ni en hiss i huset?",
        "Jag glömde lösenordet till sidan.",
        "Ni drar slutsatser.",
        "Det är fel på priset vi kom överens om, men strunt i det.",
        "Jag vill beställa i god tid.",
        "Kan man beställa en katalog?",
        "Ni har inte missat något.",
        "Jag tog provet med glädje.",
        "Ingenting har blivit bättre.",
        "Hon kom inte trasig hem.",
        "Har ni bytt telefonnummer till er växel?",
        "Bilden hänger snett.",
        "Förra vintern plogade ni fint.",
        "Vi spelar musik på festen, är det okej?",
        "Remissrundan är avslutad."
      })
  void whatOnlySoundsLikeThemIsNot(String words) {
    assertThat(named("", words)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Jag har redan startat om routern. | true
          router omstartad tre gånger | true
          Vi har testat i både Chrome och Edge. | true
          Jag har luftat elementen men det hjälpte inte. | true
          Jag har provat att stänga av den. | true
          Jag har inte provat något. | false
          Jag har inte hunnit testa att starta om. | false
          Har ni testat produkten? | false
          Jag har provat att ringa er. | false
          Jag har testat er app i ett år. | false
          """)
  void whatTheyHaveTriedIsSeen(String words, boolean tried) {
    assertThat(Mention.in(words).contains(Mention.TRIED)).isEqualTo(tried);
  }

  @Test
  void whatCameAfterAnOutageIsNone() {
    assertThat(Mention.in("Pumpen startar inte efter strömavbrottet i går."))
        .doesNotContain(Mention.OUTAGE);
    assertThat(Mention.in("Vi har strömavbrott i hela huset.")).contains(Mention.OUTAGE);
  }

  @Test
  void aDeviceThatChargesHasNoScreen() {
    assertThat(Mention.in("Dammsugaren laddar inte.")).doesNotContain(Mention.DIGITAL);
    assertThat(Mention.in("Det går inte att ladda ner den.")).contains(Mention.DIGITAL);
  }
}
