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
  @ValueSource(strings = {"", "1a", "12 34", "<b>", "-1", "0123", "12345678901234567"})
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
        "Vi vill boka av bordet.",
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
    assertThat(of("", words, "sv").what().filter(what -> !what.equals("unnamed"))).isEmpty();
  }
}
