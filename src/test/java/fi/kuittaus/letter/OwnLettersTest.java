package fi.kuittaus.letter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fi.kuittaus.conversation.LetterKind;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OwnLettersTest {
  @Test
  void a_house_can_write_its_own() {
    Letters letters =
        Letters.with(
            Map.of("fi/acknowledgement", "lasku[si|nne] tutkitaan viimeistään {{ answerBy }}."));
    assertThat(
            Sample.of(LetterKind.ACKNOWLEDGEMENT, "fi", "question").write(letters, "Talo").text())
        .contains("\n\nlaskusi tutkitaan viimeistään keskiviikkona 25.11. klo 15.\n\n");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          fi/acknowledgement | Hei {{ nimi }} | fi/acknowledgement.peb:1: "nimi" is unknown; there are
          fi/acknowledgement | {% if late %}{{ nobody }}{% endif %} | "nobody" is unknown
          fi/correction | {{ answerBy }} | fi/correction.peb:1: "answerBy" may be missing: print it within
          fi/acknowledgement | {{ firstName }} | "firstName" may be missing
          fi/acknowledgement | {% if formal %} | fi/acknowledgement.peb:
          fi/acknowledgement | {% include "x" %} | fi/acknowledgement.peb:
          fi/acknowledgement | {{ team.getClass() }} | "team.getClass" is unknown
          fi/acknowledgment | moi | fi/acknowledgment.peb: no letter has this name; there are
          xx/acknowledgement | moi | xx/acknowledgement.peb: no letter has this name; there are
          """)
  void a_mistake_is_refused_with_its_place(String name, String source, String message) {
    assertThatThrownBy(() -> Letters.with(Map.of(name, source)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(message);
  }

  @Test
  void all_mistakes_come_at_once() {
    assertThat(Letters.mistakes(Map.of("fi/frame", "{{ a }}\n{{ b }}", "sv/frame", "{{ c }}")))
        .extracting(mistake -> mistake.template() + ":" + mistake.line())
        .containsExactly("fi/frame:1", "fi/frame:2", "sv/frame:1");
  }

  @Test
  void a_topic_of_their_own_can_have_a_letter() {
    assertThat(Letters.mistakes(Map.of("fi/acknowledgement-moving", "moi {{ answerBy }}")))
        .isEmpty();
  }

  @Test
  void the_built_in_letters_have_no_mistake() {
    assertThat(Letters.mistakes(Resources.templates())).isEmpty();
  }
}
