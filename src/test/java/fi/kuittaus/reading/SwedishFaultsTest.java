package fi.kuittaus.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What does not work, and how, in Swedish; and what only sounds like it. */
class SwedishFaultsTest {
  private static Optional<String> named(String subject, String words) {
    return Concern.of(subject, words, Optional.of("sv")).what();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          Vår värmepump startar inte efter strömavbrottet. | heating--pump-start
          Det går inte att starta värmepumpen. | heating--pump-start
          Värmepumpen ni installerade i våras visar felkod E21. | heating--pump-error
          Värmepumpen brummar hela natten. | heating--pump-noise
          Elementet i hallen har börjat läcka. | heating--element-leak
          Elementen i vardagsrummet är iskalla. | heating--elements-heat
          Golvvärmen fungerar inte. | heating--floor-work
          Er app kraschar när jag ska betala. | app--crash
          Appen hänger sig varje gång. | app--hang
          Hemsidan är jättelångsam i dag. | site--slow
          Hela systemet ligger nere. | program--system-down
          Lönekörningen stannar på steg 3. | payroll--stop
          Exporten till Excel fungerar inte. | export
          Vi kan inte importera filen. | import
          Det går inte att spara ändringarna. | save
          Internet bryts flera gånger om dagen. | internet--drops
          Vårt bredband är väldigt segt. | internet--slow
          Routern startar inte. | internet--router-work
          Hej, inget internet sedan i morse. | internet
          Laddboxen slutar ladda mitt i natten. | charging--box-stopcharge
          Motorlampan på min Golf lyser. | car--engine-light
          På vägen hem började motorlampan lysa. | -
          Motorlampan började lysa på vägen hem. | car--engine-light
          Bromsarna bak gnisslar. | car--brakes
          Bilen startar inte i kylan. | car--car-start
          Ytterdörren går inte att stänga. | door--door-close
          Jag kan inte låsa dörren. | door--door-lock
          Porttelefonen är trasig. | door--intercom-work
          Passerkortet fungerar inte. | access-card--card-work
          Mitt kort funkar inte i dörren. | access-card--door
          Kökskranen droppar. | leak--tap-drip
          Det droppar från kranen i köket. | leak--tap-drip
          Toaletten står och rinner. | toilet--run
          Toan spolar inte. | toilet--flush
          Köksfläkten låter konstigt. | fan--noise
          Brandvarnaren i hallen piper varje minut. | smoke-alarm--beep
          Tvättmaskinen i hus C tömmer inte vattnet. | washing-machine--drain
          Den vänstra tvättmaskinen i tvättstugan i hus C tömmer inte. | washing-machine--drain
          Torktumlaren torkar inte. | dryer--dry
          Diskmaskinen läcker. | dishwasher--leak
          Kylskåpet håller inte kylan. | fridge--fridge-cool
          Kyldisken vi köpte i våras håller inte temperaturen. | fridge--counter
          Ugnen blir inte varm. | oven--oven-heat
          Jag köpte en dammsugare av er i april. Nu laddar den inte. | vacuum--charge
          Jag köpte en dammsugare av er i april. Den laddar inte. | vacuum--charge
          Köpte en robotdammsugare i april och i går slutade den fungera. | vacuum--work
          Löpbandet närmast dörren är trasigt. | treadmill--work
          Växelriktaren visar fel 303. | inverter--error
          Trucken startar inte. | forklift--start
          Biljettautomaten på perrongen är ur funktion. | ticket-machine--work
          Bussen kom aldrig i morse. | bus
          I dag kom inte skolskjutsen. | school-transport
          Städaren dök aldrig upp. | cleaning
          Vattnet i duschen rinner inte undan. | drain--slow
          Gungan på lekplatsen är trasig. | playground
          Hissen i C-trappan står still igen. | lift
          Ni har missat att tömma vårt kärl. | waste
          Duschen ger bara ljummet vatten. | hot-water
          Bilden hackar på alla kanaler. | television
          Acn blåser bara varmt. | car--ac-work
          Elmätaren visar 0,00 fast allt är på. | meter--work
          E-fakturorna går inte iväg. | invoices-out
          Glasen kom krossade. | damaged
          Blixtlåset gick sönder efter en vecka. | damaged
          Ratten skakar i 80. | car--car-shake
          Garageporten stannar halvvägs. | door--garage-work
          Vårt hemlarm går igång mitt i natten. | alarm--alarm
          Min hörapparat har tystnat helt. | hearing-aid--work
          Löpband 4 rycker och stannar. | treadmill--work
          Persiennen i köket har gått sönder. | blinds--work
          Köpte en iphone av er och nu laddar den inte. | phone--charge
          Våra solceller producerar noll. | solar--produce
          Vattnet i kranen är brunt. | water-quality
          Samtalen bryts hela tiden. | calls--drop
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

  @Test
  void theSubjectTellsWhatIsMeantByIt() {
    assertThat(named("Värmepumpen", "Den startar inte.")).contains("heating--pump-start");
    assertThat(named("Problem med värmepumpen", "Hej!")).contains("heating--pump-work");
    assertThat(named("Värmepumpen", "När kommer den?")).contains("just--heat-pump");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Skrivaren | Den skriver bara ut tomma sidor. | just--printer
          Fel på torktumlaren | Lukten är otäck. | dryer--work
          Sv: Angående hissen i C-trappan | Hur går det? | just--lift
          Trasig ugn | Hej! | just--oven
          Bokföringsprogrammet | Jag får ett felmeddelande. | just--program
          Värmepumpen | Jag vill boka en tid för service. | book-appointment
          Hissen | Kan vi få en kopia av hyresavtalet? | contract-copy
          """)
  void aSubjectThatIsAThingNamesIt(String subject, String words, String named) {
    assertThat(named(subject, words)).contains(named);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Hissmontör sökes", "Soffa säljes", "Portkoden?", "Ny hiss på gång"})
  void anotherSubjectNamesNoThing(String subject) {
    assertThat(named(subject, "Hej!")).isEmpty();
  }

  @Test
  void ofOneThingTheClosestIsNamed() {
    assertThat(named("", "Värmepumpen startar inte och visar fel E21."))
        .contains("heating--pump-start");
    assertThat(named("", "Kylskåpet håller inte kylan. Gäller garantin?"))
        .contains("fridge--fridge-cool");
    assertThat(named("", "Tvättmaskinen läcker och torktumlaren torkar inte.")).isEmpty();
    assertThat(named("Fel på hissen", "Appen kraschar.")).contains("app--crash");
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
