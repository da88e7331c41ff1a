package fi.kuittaus.screening;

import static fi.kuittaus.screening.Verdict.MACHINE;
import static fi.kuittaus.screening.Verdict.PERSON;
import static fi.kuittaus.screening.Verdict.PERSON_UNANSWERABLE;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordingTest {
  private static final String REPLY = "In-Reply-To: <ku@example.com>";

  private static Verdict verdict(String text, String... lines) {
    return Screener.screen(Mails.withText(text, lines), Mails.HOUSE).verdict();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Automaattinen vastaus: Tilaus | Olen lomalla 30.11. asti.",
        "Poissa toimistosta: VS: Tilaus | Palaan maanantaina.",
        "Automatiskt svar: Order | Jag är på semester.",
        "AUTOMATISKT SVAR | Jag är föräldraledig.",
        "Abwesenheitsnotiz | Ich bin im Urlaub.",
        "Automatic reply: Order | I am out of the office.",
        "Out of Office: Re: your letter | Travelling until Monday.",
        "Automaatvastus: kiri | Olen puhkusel.",
        "Réponse automatique : commande | Je suis absente.",
        "Ofis dışında | Yıllık izindeyim.",
      })
  void absence_notes_without_any_header(String subject, String text) {
    assertThat(verdict(text, "Subject: " + subject)).isEqualTo(MACHINE);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Out of office chairs | How much are they?",
        "Out of office reply not working in your app | When I enable it nothing is sent.",
        "Urlaub: Lieferung verschieben | Wir sind im Urlaub, bitte liefern Sie danach.",
        "Loma-asunnon varaus | Haluaisin varata mökin.",
        "Automatic reply | How do I turn it off?",
        "Re: Order | Thanks, that works.",
        "Undelivered Mail Returned to Sender? | I got this from you, what is wrong?",
        "Read: the manual says otherwise | Page 7 contradicts page 9.",
      })
  void people_who_write_of_such_things(String subject, String text) {
    assertThat(verdict(text, "Subject: " + subject)).isEqualTo(PERSON);
  }

  @Test
  void a_reply_that_sounds_absent_is_flagged_not_dropped() {
    assertThat(verdict("I am on parental leave until July.", REPLY)).isEqualTo(PERSON_UNANSWERABLE);
  }

  @Test
  void what_is_quoted_is_not_said() {
    assertThat(
            verdict(
                "Your colleague is away, who helps me?\n\n> I am out of the office until Monday.",
                REPLY))
        .isEqualTo(PERSON);
  }

  @Test
  void confirmations_of_other_desks() {
    assertThat(verdict("Tämä on automaattinen vastaus. Palaamme asiaan.", REPLY))
        .isEqualTo(MACHINE);
    assertThat(
            verdict(
                "Your request has been received and is being reviewed.",
                "Subject: [X-1] We have received your request"))
        .isEqualTo(PERSON_UNANSWERABLE);
    assertThat(verdict("Please do not reply to this is what your letter says. Why?"))
        .isEqualTo(PERSON);
  }
}
