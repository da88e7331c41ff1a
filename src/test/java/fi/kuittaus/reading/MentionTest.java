package fi.kuittaus.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MentionTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Voisitteko soittaa minulle numeroon 040 1234567? | CALL
          Soittakaa takaisin, kiitos. | CALL
          Minut tavoittaa parhaiten iltapäivisin. | CALLTIME, REACHABLE
          Jag nås på eftermiddagen. | CALLTIME, REACHABLE
          You can reach me after 4. | CALLTIME, REACHABLE
          Meille sopii parhaiten keskiviikko. | CALLTIME
          We have had no power all day. | OUTAGE
          Charging point 6 gives no power at all. |
          Kan ni ringa mig på eftermiddagen? | CALL, CALLTIME
          Please call me back on 040 123 4567. | CALL
          Soitin teille eilen. |
          I tried to call you yesterday. |
          Pyydän hyvitystä. | REFUND
          Minulta on veloitettu kahteen kertaan, haluan rahat takaisin. | CHARGE, REFUND, WRONG
          Jag vill ha pengarna tillbaka. | REFUND
          I would like a refund, my card was charged twice. | CHARGE, REFUND, WRONG
          Kiitos vastauksesta. |
          Irtisanon sopimuksen, koska muutan. | REASON, TERMINATES
          Irtisanon sopimuksen 31.12. | TERMINATES
          Käyttökatko kolmessa myymälässä. | DIGITAL, EXTENT, OUTAGE
          Jonottaminen kesti puoli tuntia ja olin pettynyt. | REASON, UPSET, WRONG
          Tack för trevlig service. |
          Miten ilmoitan osoitteenmuutoksen? | MOVES
          Uusi osoitteeni on Kivikatu 3, 00100 Helsinki. | ADDRESS, MOVES, STREET
          Missä tilaukseni viipyy? | ORDER
          When will my order 11824 arrive? | NUMBER, ORDER
          Bitte rufen Sie mich zurück. | CALL
          Wie war Ihr Anruf gestern? |
          Ich möchte mein Geld zurück, es wurde zweimal abgebucht. | CHARGE, REFUND, WRONG
          Wann kommt meine Bestellung 11824? | NUMBER, ORDER
          Meine neue Adresse ist Lindenweg 3. | ADDRESS, MOVES
          Wir kündigen, weil wir umziehen. | REASON
          Kan dere ringe meg i ettermiddag? | CALL
          Pakken har ikke kommet ennå. | ORDER
          Jeg vil have pengene tilbage. | REFUND
          Kan I ringe til mig? | CALL
          Hvordan melder jeg ny adresse? | MOVES
          Palun helistage mulle. | CALL
          Kus mu pakk on? | ORDER
          Miski ei tööta. | OUTAGE, WRONG
          En pääse kirjautumaan, sivu ei lataudu. | DIGITAL
          Vesi on poikki koko talosta. | EXTENT, OUTAGE
          Sängynjalka halkesi. |
          Patteri on kylmä. |
          Hissi jumittuu kolmanteen kerrokseen. |
          Appen kraschar när jag öppnar den. | DIGITAL
          Inget fungerar på något kontor. | OUTAGE
          Skåpdörren gick sönder. |
          The booking system is down and nobody can log in. | DIGITAL, EXTENT, OUTAGE
          The drawer of the desk is stuck. |
          Jag behöver hyllan till fredag. |
          Bredbandet är dött sedan i måndags. | BEGAN
          Jag har väntat på svar sedan i måndags. |
          Eilisestä lähtien ei mitään. | BEGAN
          Olen odottanut vastausta eilisestä lähtien. |
          Maanantaista lähtien olemme auki. |
          The lamp has been dark since yesterday. | BEGAN, REASON
          I have waited since yesterday. | REASON, WRONG
          It started on Monday. | BEGAN
          Nothing since half past eleven. | BEGAN, REASON
          The lamp has been out for two weeks. | BEGAN
          I have been with you for two weeks. |
          We have been members since 9 am on the first day. | REASON
          You are open since 8 am? | REASON
          The lamp shows the fault code F05. | ERRORTEXT
          I have restarted it twice. | TRIED, WRONG
          A new battery didn't help. | TRIED
          I tried two browsers. | DIGITAL, TRIED
          Should I restart it? |
          It restarted by itself. |
          Your technician replaced the cable. |
          My employer wants a copy for reimbursement. |
          Please reimburse me. | REFUND
          Tulee virhe 403. | DIGITAL, ERRORTEXT
          Maksoin 403 euroa. |
          The app says "Session expired". | DIGITAL, ERRORTEXT
          He said "hello there". |
          Minulla on iPhone 13. | GADGET
          Lähetetty iPhonesta. |
          Kokeilin Firefoxilla. | BROWSER
          We went on a safari. |
          Myyjä oli töykeä. | RUDE, WRONG
          Myyjä ei ollut töykeä. | WRONG
          Kyparen himlade med ögonen. | RUDE, WRONG
          The clerk was rude. | RUDE, WRONG
          Nobody was rude. | EXTENT, WRONG
          Hän tuhahteli, kun en heti löytänyt korttia. | RUDE, WRONG
          Kukaan ei koskaan ollut meille töykeä. | EXTENT, WRONG
          Anteeksi, jos olin töykeä. | WRONG
          She was rude although I had not said a word. | RUDE, WRONG
          Han var otrevlig trots att jag inte gjort något. | RUDE, WRONG
          Personalen har aldrig varit otrevlig. | WRONG
          Jonotin puhelimessa 40 minuuttia. | DIGITAL, QUEUED
          Odotin bussia. |
          I spent an hour on hold. | QUEUED
          Haluan kiittää hyvästä hoidosta. | PRAISE
          Haluan kiittää, mutta bussi ajoi ohi. | WRONG
          What wonderful staff you have! | PRAISE
          Wonderful staff, but the soup was cold. |
          Could one of the nurses telephone me? | CALL
          Danke für die Hilfe. |
          Tak for hjælpen. |
          Aitäh abi eest. |
          Olen käynnistänyt modeemin uudelleen. | TRIED
          Kokeilin toisella kaapelilla. | TRIED
          En ole kokeillut vielä mitään. |
          Olen vaihtanut osoitetta. |
          Mieheni Esko kuoli 2.11. | BEREAVED
          Äitini on nukkunut pois. | BEREAVED
          Isäni Reijo Heinonen siunataan kappelissa 14.6. | BEREAVED
          Äidin hautajaiset ovat lauantaina. | BEREAVED
          Min pappa Börje Backman gick bort den 2 november. | BEREAVED
          Nu har min moster dött i Finland. | BEREAVED
          My mother, Iris Pascoe, passed away in February. | BEREAVED
          My husband has just died. | BEREAVED
          My husband Roy was laid to rest in Section F. | BEREAVED
          It is about my late father's affairs. | BEREAVED
          My grandfather died in 1931. | NUMBER
          My father died years ago. |
          Min farfar dog 1931. | NUMBER
          My son passed his exam. |
          My phone died. |
          Isäni kuoli vuosia sitten. |
          Puhelimeni kuoli. |
          Kone ei käynnisty sähkökatkon jälkeen. |
          """)
  void whatAMailMentions(String words, String mentions) {
    assertThat(Mention.in(words)).isEqualTo(expected(mentions));
  }

  private static Set<Mention> expected(String mentions) {
    return mentions == null
        ? Set.of()
        : Arrays.stream(mentions.split(", ", -1)).map(Mention::valueOf).collect(Collectors.toSet());
  }
}
