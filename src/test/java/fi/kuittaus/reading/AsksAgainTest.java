package fi.kuittaus.reading;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AsksAgainTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "Miksi en ole saanut vastausta?",
        "Odotan edelleen vastausta.",
        "Kirjoitan teille jo kolmatta kertaa.",
        "Kolmas kerta kun kysyn tätä.",
        "Lähetin viestin viime viikolla, eikä kukaan ole vastannut.",
        "Påminnelse: min fråga om garantin",
        "Jag har inte fått något svar.",
        "I am still waiting for a reply.",
        "This is the third time I write to you about it.",
        "Just following up on my email.",
        "Ich warte immer noch auf eine Antwort.",
        "Jeg har ikke fått svar.",
        "Ma ei ole vastust saanud."
      })
  void who_has_asked_before(String text) {
    assertThat(AsksAgain.in(Sentences.in("", text))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Odotan vastaustanne.",
        "Jag väntar på ert svar.",
        "I look forward to your reply.",
        "This is the third time this month that it is down.",
        "It failed for the second time in a week.",
        "Sain maksumuistutuksen.",
        "Jag fick en påminnelseavgift.",
        "Tilaus ei ole saapunut.",
        "Hissi ei taaskaan toimi. Kolmas kerta tässä kuussa!",
        "Kiitos vastauksesta!",
        "Soitin kolmesti, eikä kukaan vastannut."
      })
  void who_has_not(String text) {
    assertThat(AsksAgain.in(Sentences.in("", text))).isFalse();
  }
}
