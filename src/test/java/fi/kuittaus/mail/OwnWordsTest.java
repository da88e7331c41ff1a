package fi.kuittaus.mail;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OwnWordsTest {
  private static String own(String text) {
    return OwnWords.in(text).text();
  }

  @Test
  void without_history_all_is_own() {
    assertThat(own("Hei,\n\ntilaus ei tullut.\n\nTerveisin\nMatti"))
        .isEqualTo("Hei,\n\ntilaus ei tullut.\n\nTerveisin\nMatti");
    assertThat(own("")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "On Mon, 23 Nov 2026 at 09:07, Support <support@example.com> wrote:",
        "On Mon, 23 Nov 2026 at 09:07, Support\n<support@example.com> wrote:",
        "ma 23.11.2026 klo 9.07 Tuki (support@example.com) kirjoitti:",
        "Tuki <support@example.com> kirjoitti 23.11.2026 kello 9.07:",
        "Den mån 23 nov. 2026 kl 09:07 skrev Support <support@example.com>:",
        "Am 23.11.2026 um 09:07 schrieb Support:",
        "Le lun. 23 nov. 2026 à 09:07, Support <support@example.com> a écrit :",
        "El lun, 23 nov 2026 a las 9:07, Support (<support@example.com>) escribió:",
        "Op ma 23 nov. 2026 om 09:07 schreef Support <support@example.com>:",
        "Kuupäeval E, 23. november 2026 kell 09:07 kirjutas Support <support@example.com>:",
        "пн, 23 нояб. 2026 г. в 09:07, Support <support@example.com>:",
        "2026年11月23日(月) 9:07 Support <support@example.com>:",
        "Support <support@example.com> 于2026年11月23日周一 09:07写道：",
      })
  void attributions_of_quotes(String attribution) {
    assertThat(own("Kiitos!\n\n" + attribution + "\n> vanhaa\n> tekstiä")).isEqualTo("Kiitos!");
    // some programs do not mark what they quote
    assertThat(own("Kiitos!\n\n" + attribution + "\n\nvanhaa tekstiä")).isEqualTo("Kiitos!");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "From: Support <s@example.com>\nSent: Monday, 23 November 2026 9.07\nTo: x\nSubject: y",
        "Lähettäjä: Tuki <s@example.com>\nLähetetty: ma 23.11.2026 9.07\nAihe: y",
        "*Från:* Support\n*Skickat:* den 23 november 2026 09:07\n*Till:* x\n*Ämne:* y",
        "Von: Support\nGesendet: Montag, 23. November 2026 09:07\nAn: x\nBetreff: y",
        "De : Support\nEnvoyé : lundi 23 novembre 2026 09:07\nÀ : x\nObjet : y",
        "Saatja: Tugi\nSaadetud: 23. november 2026\nAdressaat: x\nTeema: y",
        "________________________________\nFrom: Support\nSent: Monday\nTo: x",
        "-----Original Message-----\nFrom: Support\nSent: Monday",
        "-----Alkuperäinen viesti-----\nLähettäjä: Tuki\nLähetetty: maanantai",
        "---------- Forwarded message ---------\nFrom: Support <s@example.com>\nDate: Mon",
        "Begin forwarded message:\n\nFrom: Support\nDate: Monday",
      })
  void header_blocks_and_dividers(String block) {
    assertThat(own("Kiitos!\n\n" + block + "\n\nvanhaa tekstiä")).isEqualTo("Kiitos!");
    // nothing but a forwarded mail: that is what the sender wants read
    assertThat(own(block + "\n\nvanhaa tekstiä")).isEqualTo("vanhaa tekstiä");
  }

  @Test
  void answers_below_and_between() {
    assertThat(
            own(
                """
                On 23.11.2026 9:07, Support wrote:
                > Which device?
                A phone.
                > Since when?
                Monday.
                """))
        .isEqualTo("A phone.\nMonday.");
  }

  @Test
  void a_reply_that_only_quotes_says_nothing() {
    assertThat(OwnWords.in("> a\n> b").isEmpty()).isTrue();
    assertThat(OwnWords.in("On 23.11.2026 9:07, Support wrote:\n> a").isEmpty()).isTrue();
  }

  @Test
  void signatures_footers_and_disclaimers() {
    assertThat(own("Apua!\n-- \nMatti Virtanen\n040 1234567")).isEqualTo("Apua!");
    assertThat(own("Apua!\n--\nMatti\n\n> vanhaa\n\nJa vielä tämä."))
        .isEqualTo("Apua!\n\nJa vielä tämä.");
    assertThat(own("Apua!\n\nLähetetty iPhonesta")).isEqualTo("Apua!");
    assertThat(own("Help!\n\nSent from my Galaxy S24")).isEqualTo("Help!");
    assertThat(own("Hjälp!\n\nSkickat från min iPad")).isEqualTo("Hjälp!");
    assertThat(
            own("Apua!\n\nTämä viesti on luottamuksellinen ja tarkoitettu\nvain vastaanottajalle."))
        .isEqualTo("Apua!");
    assertThat(own("Help!\n\n*This e-mail and any attachments are confidential.*\nMore of it."))
        .isEqualTo("Help!");
  }

  @Test
  void what_only_looks_like_history() {
    String[] texts = {
      "Your agent wrote: it will come.",
      "From: Helsinki\nwe need a transport.",
      "Name: Eva\nEmail: eva@customer.example\nMessage: help",
      "a -- b",
      "Disclaimers are missing on the page.",
      "Sent from my office this morning a parcel, which has not come; please look where it is,"
          + " since we wait for it and need it today."
    };
    for (String text : texts) {
      assertThat(own(text)).isEqualTo(text);
    }
  }
}
