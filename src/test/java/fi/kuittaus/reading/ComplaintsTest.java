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
          Nu läcker tanken väldigt illa på golvet. | tanken läcker
          Nu droppar vatten inne på väggen. | vatten droppar
          Det går inte att starta värmepumpen. | det inte går att starta värmepumpen
          Värmepumpen ni installerade i våras visar felkod E21. | värmepumpen visar ett fel
          Elementet i hallen har börjat läcka. | elementet i hallen har börjat läcka
          Hemsidan är jättelångsam i dag. | hemsidan är jättelångsam
          Hela systemet ligger nere. | hela systemet ligger nere
          Vårt bredband är väldigt segt. | ert bredband är segt
          Laddboxen slutar ladda mitt i natten. | laddboxen slutar ladda
          Motorlampan på min Golf lyser. | motorlampan på din Golf lyser
          Mitt kort funkar inte i dörren. | ditt kort inte fungerar i dörren
          Det droppar från kranen i köket. | det droppar från kranen i köket
          Toaletten står och rinner. | toaletten står och rinner
          Köksfläkten låter konstigt. | köksfläkten låter konstigt
          Brandvarnaren i hallen piper varje minut. | brandvarnaren i hallen piper
          Den vänstra tvättmaskinen i tvättstugan i hus C tömmer inte. | den vänstra tvättmaskinen i tvättstugan i hus C inte tömmer
          Ugnen blir inte varm. | ugnen inte blir varm
          Löpbandet närmast dörren är trasigt. | löpbandet närmast dörren är trasigt
          Löpband 4 rycker och stannar. | löpband 4 rycker
          Maskin nr 2 centrifugerar inte längre. | maskin nr 2 inte centrifugerar
          Duschen ger bara ljummet vatten. | duschen bara ger ljummet vatten
          Sidan bara snurrar. | sidan bara snurrar
          Ratten skakar i 80. | ratten skakar
          Min hörapparat har tystnat helt. | din hörapparat har tystnat
          Transaktionen nekades. | transaktionen nekades
          Glasen kom krossade. | glasen kom krossade
          Nu står hissen i trapp B still IGEN. | hissen i trapp B står still
          I natt kraschade servern. | servern kraschade
          Efter gårdagens uppdatering har rabatterna försvunnit. | rabatterna har försvunnit
          Efter uppdateringen i går går det inte att skriva ut. | det inte går att skriva ut
          Det kommer inget varmvatten sedan i morse. | det inte kommer något varmvatten
          Efter åskan har det inte kommit något internet alls. | det inte har kommit något internet
          Det kommer bara ljummet vatten i duschen. | det bara kommer ljummet vatten i duschen
          Läsaren hittar inget chip. | läsaren inte hittar något chip
          Vi har ingen ström. | ni inte har någon ström
          Hela byn är utan vatten. | hela byn är utan vatten
          Jag får inga meddelanden. | du inte får några meddelanden
          Jag har anmält oss men har inte fått någon bekräftelse. | du inte har fått någon bekräftelse
          Koden kommer aldrig fram. | koden aldrig kommer fram
          Ingen kassa startar. | ingen kassa startar
          Samtliga kassor har slocknat. | samtliga kassor har slocknat
          Toaletten spolar dåligt. | toaletten spolar dåligt
          Appen kastar ut mig. | appen kastar ut dig
          Receptet syns inte i Mina Kanta. | receptet inte syns i Kanta
          Jag kommer inte in på Mina sidor. | du inte kommer in på dina sidor
          Vi väntar fortfarande på leveransen av gipsskivor. | leveransen av gipsskivor inte har kommit
          När jag skriver ut kommer "Drivrutin saknas". Skärmen blinkar. | skärmen blinkar
          swish funkar ej | Swish inte fungerar
          Termostaten går inte att ställa in. | termostaten inte går att ställa in
          Jag kan inte registrera mig på er sida. | du inte kan registrera dig på vår sida
          Vi får inte in bilden på tv:n. | ni inte får in bilden på tvn
          Trappan är inte städad. | trappan inte är städad
          Det saknas två delar. | det saknas två delar
          Det är stopp i avloppet. | det är stopp i avloppet
          Det är bara 16 grader i sovrummet. | det bara är 16 grader i sovrummet
          Vi blir utloggade hela tiden. | ni blir utloggade
          Appen vägrar att starta. | appen inte vill starta
          Tolken dök aldrig upp. | tolken aldrig dök upp
          Här på kontoret fungerar inte skrivaren. | skrivaren på kontoret inte fungerar
          Efter flytten har vi inget vatten. | ni inte har något vatten
          I dag har sopbilen inte kommit. | sopbilen inte har kommit
          I lördags kom ingen tidning. | det inte kom någon tidning
          Ingen montör har kommit. | ingen montör har kommit
          Lekplatsens gunga är trasig. | lekplatsens gunga är trasig
          Två gatlampor på Ekvägen lyser inte. | två gatlampor på Ekvägen inte lyser
          Synkningen mellan kassan och lagret fungerar inte. | synkningen mellan kassan och lagret inte fungerar
          Vattnet stiger snabbt och kranen går inte att stänga. | kranen inte går att stänga
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
          hiya, third time this week the turnstile at your Moor Lane gym wont read my card | the turnstile at our Moor Lane gym will not read your card
          Since Friday the boiler has been losing pressure. | the boiler has been losing pressure
          The drum on my washer doesnt turn anymore | the drum on your washer does not turn
          Dock leveller 3 is stuck in the raised position again. | dock leveller 3 is stuck
          Lamp post no. 17 on Hartley Road hasn't been working for a fortnight. | lamp post number 17 on Hartley Road has not been working
          The panel you installed in 4.12 turns itself off in every meeting. | the panel turns itself off
          Every till in the shop has gone dead. | every till in the shop has stopped working
          The coffee machine we rent from you has stopped giving milk. | the coffee machine has stopped giving milk
          The app keeps logging me out. | the app keeps logging you out
          The app won't let me book a class. | the app will not let you book a class
          App not letting me pay | the app is not letting you pay
          Your website does not allow me to change my address. | our website does not allow you to change your address
          VAT return won't submit | the VAT return will not submit
          The reset link never arrives. | the reset link never arrives
          The router no longer connects to the internet. | the router no longer connects to the internet
          The discount was not applied. | the discount was not applied
          The alarm makes no sound. | the alarm makes no sound
          My dryer makes a grinding noise. | your dryer makes a grinding noise
          The screen on my new laptop goes black. | the screen on your new laptop goes black
          The dates on my ticket are wrong. | the dates on your ticket are wrong
          My card has been declined everywhere. | your card has been declined
          My account has been locked. | your account has been locked
          The lamp outside number 9 has been out for a fortnight. | the lamp outside number 9 has been out
          The sofa came today and there's a tear in the left armrest. | there is a tear in the left armrest
          Why is my broadband so slow? | your broadband is slow
          Why has my bin not been collected? | your bin has not been collected
          Why doesn't the heating come on? | the heating does not come on
          Nobody has called me back. | nobody has called you back
          I emailed two weeks ago and have not heard back. | you have not had a reply
          I still haven't received a refund. | you have not received a refund
          We are not receiving the invoices by email. | you are not receiving the invoices by email
          None of our screens work. | none of your screens work
          The dishwasher has started leaking. | the dishwasher has started leaking
          Boiler leaking | the boiler is leaking
          The doorbell is dead. | the doorbell is dead
          The treadmill by the window is out of order. | the treadmill by the window is out of order
          The app crashes when I open it. | the app crashes
          The broadband keeps dropping. | the broadband keeps dropping
          Number 2: the washing machine does not drain. | the washing machine does not drain
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
          sv | Värmepumpen låter inte längre.
          sv | Värmepumpen låter bra, vad kostar den?
          sv | Brandvarnaren piper inte.
          sv | Motorlampan lyser inte längre.
          sv | Programmet startar inte förrän i augusti.
          sv | Programmet startar inte i januari.
          sv | Bussen kom inte ihåg att stanna.
          sv | Solcellerna ger ingen rabatt.
          sv | Ändringen ger inga problem.
          sv | Jag kan inte komma på torsdag.
          sv | Jag kan inte betala fakturan i tid.
          sv | Min fru sitter i rullstol och kommer inte ut.
          sv | Barnen fryser.
          sv | Är hissen trasig?
          sv | Fungerar inte hissen?
          sv | Går det inte att betala med kort?
          sv | Taggen piper men porten förblir låst.
          sv | Pojken slutar till jul.
          sv | Det blir ingen resa.
          sv | Jag har inte fått något svar.
          sv | Vi väntar fortfarande på svar.
          sv | Jag får inte ihop det.
          sv | Hissen kraschar inte längre.
          sv | Lamporna i köket och badrummet lyser inte.
          sv | Tiden passar inte.
          sv | Pengarna räcker inte till hyran.
          sv | Anna kommer inte till skolan i dag.
          sv | Karin har inte fått någon kallelse.
          sv | Eleven har inte kommit hem.
          sv | Magen krånglar.
          sv | Frågan har inte besvarats.
          sv | Avtalet kommer inte att förnyas.
          sv | Kunden vill inte betala.
          sv | Vad gör jag när hissen stannar?
          sv | Vår kontaktperson är borta.
          sv | Ordernummer 4412 soffan har inte kommit.
          sv | Inga pengar har synts till.
          sv | Bilden är full av rutor.
          sv | Ugnen blir inte varm och det luktar bränt.
          sv | Spisen fungerar inte, det gnistrar från den.
          sv | Hissen fungerar inte och en dam sitter fast i hissen.
          sv | Vem kontaktar jag om kylskåpet inte fungerar?
          sv | Systemet är inte nere.
          en | If the door does not open, whom do I call?
          en | It doesn't work.
          en | My dog died.
          en | My husband is not happy with the colour.
          en | The price does not include delivery, does it?
          en | The fucking printer does not print.
          en | The heating did not work yesterday but it works fine now.
          en | Peter did not show up.
          en | Anna is not coming.
          en | The appointment on Friday does not work for us.
          en | May 5 does not work for me.
          en | Thursday does not work for me.
          en | My left eye cannot read the small print.
          en | My tooth is broken.
          en | My brother is dead.
          en | My neighbour keeps parking in my space.
          en | My payment is late.
          en | I can't pay the full amount at once.
          en | We cannot join the class on Friday.
          en | I can't print the label because I have no printer.
          en | I cannot find my receipt.
          en | I can't see the point of it.
          en | I did not get the joke.
          en | I am not getting any younger.
          en | The shop is not open on Sundays.
          en | The dress doesn't fit, can I swap it?
          en | Table 4 is missing a leg.
          en | I cannot send the documents before Monday.
          en | I can't get to the office on Monday.
          en | The vase is broken because I dropped it.
          en | My passport is missing.
          en | My shop is down the road.
          en | The staff were so slow.
          en | My landlord does not answer my emails.
          en | Flat 12 keeps playing loud music.
          en | My medicine does not work.
          en | Your colleague was wrong about the price.
          en | The app keeps telling me that my password is wrong.
          en | Your accountant will not accept.
          en | The stairlift is stuck and my mother is on it.
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
