package fi.kuittaus.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConcernTest {
  private static Concern of(String subject, String words, String language) {
    return Concern.of(subject, words, Optional.of(language));
  }

  private static String numbered(String text) {
    return Concern.of("", text, Optional.empty())
        .numbered()
        .map(n -> n.kind() + " " + n.number())
        .orElse("-");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          I can’t log in any more, it just says invalid user. | login
          Your site won't let me sign in. | login
          We haven't been able to log on all morning. | login
          I click "forgot password" and nothing ever arrives. | password-reset
          I never got the verification code. | verification-code
          I can't download my invoice. | invoice-open
          The payment didn’t go through. | payment
          My discount code WINTER20 isn't accepted. | discount
          The link in your email doesn't work. | link
          The app keeps crashing whenever I open the map. | app
          The website is down again. | site
          Your online booking keeps freezing. | online-booking
          Our card machine isn't working. | card-terminal
          The wifi in my room has kept dropping. | internet
          Is there another power cut? | power
          The radiators in the bedroom are stone cold. | heating
          There's no hot water in flat 12. | hot-water
          The boiler has broken down. | boiler
          The kitchen tap has been dripping for a week. | leak
          The lift in our building is out of order. | lift
          The front door won’t close properly. | door
          The parcel arrived damaged. | damaged
          I ordered a black coat but got a red one. | wrong-item
          There was one mug missing from my order. | missing-item
          My order still hasn't arrived. | where-order
          Hi, where’s my parcel? | where-order
          Why is my bill so high? | bill-amount
          I've been billed twice for November. | twice
          I accidentally paid the invoice twice. | paid-twice
          Has my membership payment arrived? | payment-arrived
          I got a payment reminder although I paid in time. | reminder
          Could I have two more weeks to pay? | more-time
          Could the due date be moved to the 30th? | more-time
          Can I pay the invoice in three instalments? | instalments
          I haven't received this month's bill. | bill-missing
          Could you send me a receipt for yesterday? | receipt
          Please send me a copy of my last invoice. | invoice-copy
          I'd like to reschedule my appointment. | move-appointment
          Could my Tuesday session be moved to Friday? | move-appointment
          What time do you close on Saturdays? | opening-hours
          How much does a full set cost? | price
          Could you send us a quote for 40 chairs? | quote
          Do you deliver to Ireland? | delivery
          I would like to return the shoes I bought. | return-goods
          Could you please delete all my personal data? | data-removal
          Our new colleague needs an account. | access-rights
          I left my umbrella on the number 14 bus. | lost-property
          I'd like to book a table for four. | table
          Is the meeting room free on 3 December? | availability
          Is the grey sofa in stock? | stock
          Is my kettle still under warranty? | warranty
          Is there visitor parking at your office? | parking
          After the power cut my freezer won't turn on. | freezer
          Hello, do you take cards? | payment-methods
          Our discount was not applied. | discount-missing
          I got a parking ticket. | parking-fee
          My fob won't open the door. | access-card
          What is the age limit? | age-limit
          Is my booking confirmed? | booking-status
          Can I still change my order? | order-change
          How do I add another user? | second-user
          The washing machine won't spin. | washing-machine
          Our bins haven't been collected. | waste
          The street light outside is out. | street-light
          The kitchen sink is blocked. | drain
          I've lost my key. | lost-key
          I was billed for something I never ordered. | not-ordered
          Could I make an appointment? | book-appointment
          Are there any places left on the course? | availability
          I need a certificate for my employer. | certificate
          Do you sell spare parts for it? | spare-part
          Do you have gluten-free bread? | diet
          Can I bring my dog? | pets
          What is the status of my claim? | application-status
          Can I transfer it to my wife's name? | transfer
          How many licences do we have? | licences
          Where can I find the user manual? | manual
          Please cancel my membership. | end-membership
          I want to cancel my subscription. | end-subscription
          Please close my account. | end-account
          We have to cancel our booking. | cancel-booking
          I need to cancel my appointment. | cancel-appointment
          Please cancel my order. | cancel-order
          Please take me off your mailing list. | unsubscribe
          """)
  void englishIsNamedAsSurely(String words, String concern) {
    assertThat(of("", words, "en").what()).contains(concern);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "I can log in again now, thanks.",
        "I couldn't log in yesterday, but it works again now.",
        "I have no trouble logging in.",
        "The app works fine, but the sums in it are wrong.",
        "The app isn't the problem; the bank is.",
        "The app says there is no internet connection.",
        "The site manager did not turn up.",
        "The form teacher does not answer.",
        "The wifi works, but the TV doesn't.",
        "The link between the two contracts is not clear to me.",
        "After the power cut my clock won't turn on.",
        "I could not find it in the user guide.",
        "A table for eight, please. One of us is coeliac.",
        "The washing machine is working well.",
        "My dog says hello.",
        "I found my key.",
        "I paid by card.",
        "Do you have lamb, and do you take cards?",
        "My fob works.",
        "The discount was nice.",
        "I have the certificate, thank you.",
        "I want to keep my membership.",
        "My phone has no power button.",
        "We had no hot water bottle in the room.",
        "I never said the heating was broken.",
        "The lift is working again, thank you.",
        "Could you lift the limit on my card?",
        "Your driver broke our front door.",
        "The payment went through, thanks.",
        "My order has arrived, thank you.",
        "Where is my order confirmation?",
        "The confirmation of my order has not arrived.",
        "I was charged once, not twice.",
        "I was not charged twice.",
        "My sister was charged twice by another shop.",
        "My payment plan ends in May. What happens then?",
        "I pay in instalments. When is the last one due?",
        "Please confirm receipt of this email.",
        "I have the receipt here.",
        "I do not need a receipt.",
        "I don't want to move my appointment.",
        "You moved my appointment without asking me.",
        "Your opening hours are ridiculous.",
        "The door is open all night.",
        "How much do I owe you?",
        "What will it cost you to answer for once?",
        "You gave me a quote last week.",
        "I do not want to return the shoes.",
        "Please return my call.",
        "Please do not delete my data.",
        "We no longer need access to the system.",
        "I left a review on your site.",
        "Can I park my claim for now?"
      })
  void englishThatIsLeftUnnamed(String words) {
    assertThat(of("Hello", words, "en").what()).isEmpty();
  }

  @Test
  void anEnglishSubjectThatIsNothingButTheDeviceNamesIt() {
    assertThat(of("Boiler", "It bangs all night.", "en").what()).contains("boiler");
    assertThat(of("Problem with the app", "It throws me out.", "en").what()).contains("app");
    assertThat(of("Lift engineer", "Has he been?", "en").what()).isEmpty();
    assertThat(of("No problem with the app", "I like it.", "en").what()).isEmpty();
  }

  @Test
  void whereSomebodyMayBeInDangerNothingIsNamed() {
    assertThat(of("Lift not working", "Since noon.", "en").what()).contains("lift");
    assertThat(of("Lift not working", "My father is trapped in it!", "en").what()).isEmpty();
    assertThat(of("", "The heating is not working and I smell gas.", "en").what()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          fi | En pääse enää kirjautumaan Omille sivuille. | login
          fi | Milloin lauantain tilaukseni saapuu? | where-order
          fi | Oletteko auki itsenäisyyspäivänä? | opening-hours
          fi | Paljonko huolto maksaa? | price
          fi | Hissi ei lähde kolmannesta kerroksesta. | lift
          fi | Voisiko eräpäivää siirtää viikolla? | more-time
          sv | Det går inte att logga in sedan i går. | login
          en | I cannot log in since this morning. | login
          """)
  void whatIsSurelySaidIsNamed(String language, String words, String concern) {
    assertThat(of("", words, language).what()).contains(concern);
  }

  @Test
  void theSubjectDecidesBetweenSeveral() {
    String words = "En pääse kirjautumaan, ja missä tilaukseni viipyy?";
    assertThat(of("Kysymys", words, "fi").what()).isEmpty();
    assertThat(of("Missä tilaus?", words, "fi").what()).contains("where-order");
  }

  @Test
  void wordsOfALanguageThatIsNotKnownNameNothing() {
    assertThat(Concern.of("", "I cannot log in.", Optional.empty()).what()).isEmpty();
    assertThat(of("", "I cannot log in.", "fr").what()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Lasku 4402817 | invoice 4402817
          Tilausnumeroni on 300418. | order 300418
          tilaus 1182-7654 | order 1182-7654
          VS: Vahinkonumero 22-90871 | claim 22-90871
          Re: Refund for order 60012 | order 60012
          Order no. 1182 has not come. | order 1182
          Fråga om min beställning 1182 | order 1182
          Skadeärende 4410-22 | claim 4410-22
          Palautus 77120, palautus 77120 | return 77120
          """)
  void aNumberIsNamedWithWhatBearsIt(String text, String numbered) {
    assertThat(numbered(text)).isEqualTo(numbered);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Lasku 612,40 euroa",
        "Lasku 24.10.",
        "Sain laskun 15000 € suuruisena.",
        "tilaus 0401234567",
        "tilaus 131052-3087",
        "sopimus 19521013-1234",
        "sopimus 4111111111111111",
        "order 2025",
        "tilaukset 11820 ja tilaus 11821 sekä tilaus 11822",
        "the order 66 of 100",
        "lasku 12345abc",
        "viitenumero 12344"
      })
  void whatMayBeSomethingElseIsNot(String text) {
    assertThat(numbered(text)).isEqualTo("-");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "1a",
        "12 34",
        "<b>",
        "-1",
        "0123",
        "123",
        "1999",
        "123456789",
        "800-555-1234"
      })
  void onlyDigitsAreRepeated(String number) {
    assertThatIllegalArgumentException().isThrownBy(() -> new Concern.Numbered("order", number));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Vi kan tyvärr fortfarande inte logga in på portalen. | login
          Varför kan jag inte logga in? | login
          Inloggningen till kundsidorna fungerar inte sedan i går. | login
          Jag har glömt mitt lösenord. Vad gör jag? | password
          Det går inte att öppna fakturan för oktober. | invoice-open
          Betalningen gick inte igenom trots tre försök. | payment
          Jag försöker beställa, men rabattkoden godkänns inte. | discount
          Länken i ert mejl leder fel. | link
          Er app kraschar så fort den öppnas. | app
          Hemsidan ligger nere igen. | site
          Det går inte att skicka formuläret. | form
          Vi kan inte skriva ut fraktsedlar. | printing
          Vår kortterminal svarar inte. | card-terminal
          Bredbandet har slutat fungera. | internet
          Det är strömavbrott i hela kvarteret. | power
          Vi har inget varmvatten. | hot-water
          Det är stopp i avloppet i köket. | drain
          Elementen i sovrummet är alldeles kalla. | heating
          Hissen i C-trappan är ur funktion. | lift
          Laddstolpen på plats 14 startar inte. | charging
          Porten går inte att låsa. | door
          Soptunnan har inte tömts på tre veckor. | waste
          Gatlampan utanför nummer 8 har slocknat. | street-light
          Jag skulle vilja reklamera skorna. | claim-goods
          Jag beställde en blå tröja men fick en grön. | wrong-goods
          Fakturan är alldeles för hög. | bill-amount
          Varför är elräkningen så hög? | bill-amount
          Ni har debiterat mig två gånger för samma resa. | twice
          Jag råkade betala fakturan två gånger. | paid-twice
          Vi har fått en betalningspåminnelse. | reminder
          Kan förfallodagen flyttas, eller kan jag få längre betalningstid? | more-time
          Kan jag betala räkningen i två rater? | instalments
          Jag har aldrig fått någon faktura. | bill-missing
          Kan jag få ett kvitto på betalningen? | receipt
          Har vår betalning kommit fram? | payment-arrived
          Vi vill gärna ha e-faktura. | e-invoice
          Var är min beställning? | where-order
          Paketet har ännu inte kommit. | where-order
          Skulle det gå att flytta min tid till fredag? | move-appointment
          Jag undrar om Ni har öppet på trettondagen. | opening-hours
          Vad kostar en årsservice? | price
          Vi ber om en offert på målning av taket. | quote
          Hur lång är leveranstiden? | delivery-time
          Finns den röda modellen i lager? | stock
          Jag vill returnera jackan. | return-goods
          Vänligen radera mina personuppgifter. | data-removal
          Jag glömde min väska på tåget. | lost-property
          Vi vill boka ett bord för fyra. | table
          Är festsalen ledig den 6 juni? | room
          Jag vill boka en tid hos tandhygienisten. | book-appointment
          Finns det platser kvar på simkursen? | places
          Omfattas pumpen av garantin? | warranty
          Var kan man parkera hos er? | parking
          """)
  void swedishIsNamedAsSurely(String words, String concern) {
    assertThat(of("", words, "sv").what()).contains(concern);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Jag kan logga in nu, tack.",
        "Det gick att logga in i morse.",
        "Jag har inga problem med att logga in.",
        "Hur gör jag om jag inte kan logga in?",
        "Man kan inte bara logga in och läsa.",
        "Wifi-lösenordet fungerar inte.",
        "Appen fungerar bra.",
        "På hemsidan fungerar inte sökningen.",
        "På nätet fungerar inte betalningen.",
        "Appen är inte trasig.",
        "Hissen krånglar inte längre.",
        "Vem ringer jag om hissen är trasig?",
        "Hissen fungerar inte, och min mamma sitter fast i den.",
        "Elementet är kallt och det luktar gas.",
        "Efter strömavbrottet startar inte datorn.",
        "Bredbandet låg nere i går men nu fungerar det igen.",
        "Läkaren kan inte skriva ut medicinen.",
        "Jag kan inte skriva ut blanketten, jag har ingen skrivare.",
        "Räkningen är inte så hög.",
        "Betalar man två gånger om året?",
        "Vi har betalat två gånger om året i tio år.",
        "Tack, jag har redan fått anstånd.",
        "Kan ni flytta betalningen till mitt andra konto?",
        "Varför ska jag betala mer när jag har haft delbetalning?",
        "Jag har inte fått tillbaka pengarna för fakturan.",
        "Kan jag få tillbaka pengarna utan kvitto?",
        "Behöver jag kvitto för att byta?",
        "Kvitto bifogas.",
        "Jag vill inte få fakturan på e-post.",
        "Betala nu, annars går det till inkasso.",
        "Det var ett fint paket.",
        "Var är varan tillverkad?",
        "När kommer nästa leverans av granar till butiken?",
        "Ni kan inte ändra hela tiden.",
        "Jag vill inte flytta min tid.",
        "Hur länge har jag öppet köp?",
        "När stänger ni av vattnet?",
        "Har ni öppna tjänster?",
        "Offerten ser bra ut.",
        "Kan man pausa kortet, och vad kostar det?",
        "Jag vill returnera blanketten.",
        "Jag kan garantera att det var rätt.",
        "Jag glömde stämpla kortet på bussen.",
        "Behöver man boka tid?",
        "Jag vill beställa i god tid.",
        "Vi vill ha bordet kvar.",
        "Tvättmaskinen fungerar fint.",
        "Jag betalade med ett presentkort.",
        "Hunden mår bra.",
        "Jag hittade inte svaret i bruksanvisningen.",
        "Har ni ett bord för sex? En av oss är vegan.",
        "Har ni plats för tio, och går det att få glutenfritt?",
        "Jag vill behålla min prenumeration.",
        "Vad är er nya adress?",
        "Har ni lediga platser i sommar?",
        "Soptunnan är tömd, tack.",
        "Vad händer om appen kraschar?",
        "Vi är två som sitter i hissen. Hissen fungerar inte.",
        "Kan vi byta till en annan handläggare?",
        "När kommer min order att faktureras?",
        "Vill ni boka en tid för mig?",
        "Hur länge har ni haft öppet?",
        "Jag har tappat förtroendet för er på bussen.",
        "Jag fick fel storlek på fakturan.",
        "När töms soporna?",
        "Kan det fel vara mitt eget?",
        "Jag beställde två böcker men fick en faktura.",
        "Jag skriver för att tacka; hissen fungerar nu, och den är snabb.",
        "Är värmen på i oktober?",
        "Jag vill inte reklamera, bara tipsa."
      })
  void swedishThatIsLeftUnnamed(String words) {
    assertThat(of("", words, "sv").what()).isEmpty();
  }
}
