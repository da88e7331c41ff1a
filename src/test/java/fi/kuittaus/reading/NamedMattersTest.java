package fi.kuittaus.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NamedMattersTest {
  private static Optional<String> named(String subject, String words, String language) {
    return Concern.of(subject, words, Optional.of(language)).what();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          fi | Kiire! hissi | B-rapun hissi ei liiku, ja rouva Salmi on siellä sisällä.
          fi | Patteri | Patteri ei lämpene, ja huoneessa haisee palaneelle.
          fi | Laturi ei lataa | Laturista tuli savua.
          sv | Hissen | Hissen fungerar inte och en dam sitter fast i hissen.
          sv | Värmen | Elementen är kalla och det luktar gas.
          """)
  void whereSomebodyMayBeInDangerTheDeviceIsNotNamed(
      String language, String subject, String words) {
    assertThat(named(subject, words, language)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          fi | Re: Lasku ei aukea | Kiitos, nyt toimii!
          sv | Sv: Fakturan öppnas inte | Tack, nu fungerar det.
          en | Re: Cannot log in | Thanks, it works again.
          """)
  void whatIsOverIsNotNamedByItsSubjectEither(String language, String subject, String words) {
    assertThat(named(subject, words, language)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Hissi ei liiku. | lift
          Tunnukseni on lukittu, en muista miksi. | login
          Paketista puuttui kaksi kirjaa. | missing-item
          Patterit ovat kylminä. | heating
          Sain maksumuistutuksen maksetusta laskusta. | reminder
          Voisinko siirtää huomisen ajan ensi viikkoon? | move-appointment
          Haluan perua aikani. | cancel-appointment
          Haluaisin perua tilaukseni. | cancel-order
          Irtisanon sopimukseni päättymään vuoden lopussa. | end-contract
          Haluan irtisanoa jäsenyyteni. | end-membership
          Pyydän merkitsemään lehtitilaukseni päättyväksi. | end-subscription
          Irtisanon vuokrasopimukseni. | end-lease
          Sulkekaa asiakastilini. | end-account
          Ei tule lämmintä vettä. | hot-water
          Hanoista ei tule vettä. | water
          Pesukone ei linkoa. | washing-machine
          Astianpesukoneemme on rikki. | dishwasher
          Lattiakaivo ei vedä. | drain
          Keittiön hana vuotaa. | leak
          Maljakko oli säpäleinä. | damaged
          Biojäte on taas tyhjentämättä. | waste
          Vahvistuskoodi ei tule. | verification-code
          Unohdin salasanani. | password
          Hukkasin avaimeni. | lost-key
          Onko jäsenmaksuni saapunut teille? | payment-arrived
          Mikä on verkkolaskuosoitteenne? | e-invoice
          Onko lamppua vielä varastossa? | stock
          Onko mökki vapaana viikolla 28? | availability
          Onko kurssilla vielä tilaa? | places
          Tarvitsisin todistuksen kurssista. | certificate
          Onko teillä gluteenitonta leipää? | diet
          Voiko koiran ottaa mukaan? | pets
          Missä vaiheessa hakemukseni on? | application-status
          Voiko sopimuksen siirtää vaimoni nimiin? | transfer
          Montako lisenssiä meillä on? | licences
          Kauanko lahjakortti on voimassa? | gift-card
          Mikä on irtisanomisaika? | notice-period
          Missä teillä voi pysäköidä? | parking
          Hei! Voiko teillä maksaa kortilla? | payment-methods
          Laskun alennus puuttuu. | discount-missing
          Miksi laskulla on toimituskuluja? | shipping-fee
          Sain pysäköintivirhemaksun. | parking-fee
          Pihan valot eivät pala. | lights
          Kulkukorttini ei avaa ovea. | access-card
          Mikä on ikäraja? | age-limit
          Kattaako vakuutus laskettelun? | insurance-cover
          Onko varaukseni vahvistettu? | booking-status
          Voisinko vielä muuttaa tilaustani? | order-change
          Mistä löydän käyttöohjeen? | instructions
          Miten lisään uuden käyttäjän? | second-user
          """)
  void whatIsSurelySaidIsNamed(String words, String concern) {
    assertThat(named("", words, "fi")).contains(concern);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Pääsen taas kirjautumaan, kiitos.",
        "Hissi toimii nyt hyvin.",
        "Netti toimii taas.",
        "Patterit lämpenevät mukavasti.",
        "Maksu meni läpi heti.",
        "Näin katuvalon alla ilmoituksenne.",
        "Sovelluksenne on oikein hyvä.",
        "Tilasin lauantaina kirjan.",
        "Haluan pitää aikani.",
        "Pesukone toimii nyt hyvin.",
        "Lämmintä vettä tulee taas.",
        "Kävimme koiran kanssa lenkillä.",
        "Maksoin sen lahjakortilla.",
        "Todistus tuli jo, kiitos.",
        "Avain on tallessa.",
        "Varaosa oli halpa.",
        "Lasku on maksettu perille asti.",
        "Saunavuoro oli mukava.",
        "Maksoin kortilla.",
        "Onko teillä perunoita, ja voiko maksaa kortilla?",
        "Pihan valot ovat kauniit.",
        "Kulkukorttini toimii.",
        "Sain alennuksen, kiitos.",
        "Irtisanomisilmoitus tuli jo."
      })
  void otherWordsNameNothing(String words) {
    assertThat(named("", words, "fi")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Soittakaa minulle, mieluiten kello 10–12. | true
          Kan någon ringa mig, helst på eftermiddagen? | true
          Could you telephone me? Mornings are best. | true
          Please call me after 3 pm. | true
          Soitin kello 10 eikä kukaan vastannut. | false
          Soittakaa minulle, asia koskee laskua. | false
          I called at nine and got no answer. | false
          """)
  void whenACallWouldSuitIsHeard(String words, boolean time) {
    assertThat(Mention.in(words).contains(Mention.CALLTIME)).isEqualTo(time);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Koulutien hissi ei toimi. | true
          The lift at 4 Mill Lane is broken. | true
          Hissen på Storgatan 3 står stilla. | true
          Hissi ei toimi. | false
          Vettä ei ole tullut eilisestä lähtien. | false
          Rantatien vesi on poikki. | true
          We are abroad this week. | false
          """)
  void aStreetIsTold(String words, boolean street) {
    assertThat(Mention.in(words).contains(Mention.STREET)).isEqualTo(street);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          En pääse Wilmaan uudella salasanalla. | enter-wilma
          Emme pääse verkkopankkiin. | enter-bank
          En pääse omille sivuille. | enter-pages
          En pääse sisään rappuun. | no-entry
          Autosta kuuluu kova kolina. | car-noise
          Laboratoriotulokset puuttuvat. | test-results
          Voiko junalipun vaihtaa? | ticket-change
          Rahoja ei ole näkynyt tilillä. | refund-missing
          Rappukäytävä on siivoamatta. | not-cleaned
          Pihaa ei ole aurattu. | snow
          Lehti ei tullut tänään. | newspaper
          Haluaisin jäädyttää jäsenyyteni. | pause
          Tarvitsisin lisäavaimen pesutupaan. | extra-key
          Tarvitaanko autokatokseen lupa? | permit
          Mihin aikaan lähtee viimeinen bussi keskustasta? | timetable
          Muutan joulukuussa, siirtyykö nettiliittymä mukana? | moving
          Naapurin poika huutaa öisin. | disturbance
          Mittarilukemani on 45210. | meter-reading
          Haluaisin liittyä seuraan jäseneksi. | join
          Kuormasta puuttui kaksi lavaa. | missing-item
          Poikani nimi on kirjoitettu väärin. | name-wrong
          Pyysin verenpainelääkkeen reseptin uusimista. | prescription
          Mäntyläntiellä on iso kuoppa. | pothole
          Siivoojanne ei tullut sovittuna aikana. | no-show
          Vetoketju hajosi toisella käyttökerralla. | defect
          Vesilasku on noussut paljon. | bill-amount
          En saa tekstarikoodia. | verification-code
          Pakettia ei ole näkynyt. | where-order
          Lasku ei voi pitää paikkaansa. | bill-amount
          Mikä teillä on nyt kiinteän sopimuksen hinta? | price
          Missä vaiheessa päivähoitohakemuksemme on? | application-status
          """)
  void everydayMattersInFinnish(String words, String named) {
    assertThat(named("", words, "fi")).contains(named);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Pääsen taas Wilmaan.",
        "Autosta kuuluu musiikkia.",
        "Rappukäytävä on siivottu hienosti.",
        "Piha on aurattu hyvin.",
        "Rahat tulivat tilille.",
        "Rahoja ei ole pakko palauttaa.",
        "Lehti tuli ajoissa.",
        "Sain luvan jo.",
        "Vikakoodi tuli sähkökatkon jälkeen.",
        "Naapuri on mukava.",
        "Olen liittynyt seuraan.",
        "Siivooja tuli ajoissa.",
        "Nimi on Eeli.",
        "Pihalla on kuoppa hiekkalaatikossa.",
        "Muutan tilaustani hieman.",
      })
  void whatOnlySoundsLikeThemInFinnishIsNotNamed(String words) {
    assertThat(named("", words, "fi")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Hej! Sedan igår har det inte kommit något internet alls. | internet
          Har ni ett bord för sex personer på fredag? | table
          Mitt paket har legat i Vanda i elva dagar. | where-order
          Ni har dragi avgiften två gånger. | twice
          Pengarna har inte synts till på kontot. | refund-status
          Tvättmaskin 2 tar inte in något vatten. | washing-machine
          Lampan vid cykelstället lyser inte. | lights
          Jag måste lämna återbud till fredagens tid. | cancel-booking
          Jag vill inte ha kvar mitt medlemskap. | end-membership
          Säg upp min prenumeration, tack. | end-subscription
          Lördagens tidning kom aldrig. | newspaper
          Vi flyttar till Umeå i maj. Kan bredbandet följa med? | moving
          Behöver jag bygglov för ett växthus? | permit
          Ingår bagage i priset? | luggage
          Kan du ändra namnet på biljetten? | ticket-name
          När går sista bussen från centrum? | timetable
          Får jag hyra ut lägenheten i andra hand? | sublet
          Kan man pausa kortet ett halvår? | pause
          Jag behöver en extra nyckel till källaren. | extra-key
          När är slutbesiktningen? | inspection
          När börjar kursen? | course
          Hur blir man medlem? | join
          Kan jag ta med mitt gamla nummer? | port-number
          """)
  void everydayMattersInSwedish(String words, String named) {
    assertThat(named("", words, "sv")).contains(named);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Mätarställningen är 34521.",
        "Lampan på fiberboxen blinkar.",
        "Hur många gäster får en medlem ta med?",
        "Lampan på routern blinkar.",
        "Jag kan inte pausa ljudboken.",
        "Vi flyttar till Visma i januari. Kan vi exportera allt?",
        "Kan ni flytta vårt möte till fredag?",
        "Hyran har dragits två gånger om året.",
        "Vi var nöjda med frukosten.",
        "Jag har redan en nyckel.",
        "Pengarna kom i går, tack!"
      })
  void whatOnlySoundsLikeThemInSwedishIsNotNamed(String words) {
    assertThat(named("", words, "sv")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          May we have a table for eight this Saturday? | table
          Would it be possible to move my check-up to Friday? | move-appointment
          I won't be able to make my appointment on Thursday. | cancel-appointment
          I want to quit my gym membership. | end-membership
          Could the bill be split over four months? | instalments
          When will I see my refund? | refund-status
          My fob stopped opening the main door. | access-card
          We're moving to Bristol. Can we take the broadband with us? | moving
          Do I need a permit for a skip? | permit
          What time does the last bus leave? | timetable
          Can I freeze my membership for a month? | pause-membership
          How do I bring my old number over? | port-number
          Does he need a visa for the stop? | visa
          Is the course held online? | course
          My direct debit of £84.20 was collected twice. | twice
          The bill for October is 412 euro and it is never over 120! | bill-amount
          You charged us 24 % VAT. | invoice-details
          I have an appointment at nine. Could I move it to Friday? | move-appointment
          I would like to report a claim. | new-claim
          My son is sick today and will not be at school. | absence
          There was loud music from the flat above until three. | noise
          Please change our delivery address as of 1 December. | delivery-address
          Can you put my subscription on hold until May? | pause-subscription
          Is it possible to arrive late, about 23:30? | late-arrival
          I tried to pay twice and got a white screen. | payment
          I cancelled my subscription and today you took another 19.99. | after-cancelling
          Where is my money? | refund-status
          They still need the referral letter. | referral
          """)
  void everydayMattersInEnglish(String words, String named) {
    assertThat(named("", words, "en")).contains(named);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "I paid by Visa.",
        "We are moving to another provider.",
        "The course was excellent.",
        "Breakfast was cold.",
        "My machine broke down.",
        "I cannot pause the film.",
        "The bill is 90 euros, thank you.",
        "You claim that I never called.",
        "My claim has been rejected.",
        "My son loves the school.",
        "The flat is quiet and without noise.",
        "The delivery address is correct.",
        "We move it to the garage in winter.",
        "Did the parcel arrive late?",
        "I cancelled my appointment and then you called me.",
        "You referred me to a friend."
      })
  void whatOnlySoundsLikeThemInEnglishIsNotNamed(String words) {
    assertThat(named("", words, "en")).isEmpty();
  }
}
