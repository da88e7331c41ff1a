package fi.kuittaus.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

/** Parts of expressions that have names, as data files write them. */
class FragmentsTest {
  private final Fragments fragments = new Fragments();

  @Test
  void aNameStandsForItsExpression() {
    assertThat(fragments.define("= lately (?:just |still )?")).isTrue();
    assertThat(fragments.define("= fails \\b@ {lately}(?:stops|hangs{more})\\b")).isTrue();
    assertThat(fragments.define("app app :: {fails}")).isFalse();
    assertThat(fragments.expand("app :: {fails}"))
        .isEqualTo("\\bapp (?:just |still )?(?:stops|hangs)\\b");
    assertThat(fragments.expand("(?:taps?|faucets?) :: {fails|drips}"))
        .isEqualTo("\\b(?:taps?|faucets?) (?:just |still )?(?:stops|hangs|drips)\\b");
  }

  @Test
  void repetitionsAreNoNames() {
    assertThat(fragments.expand("(?:\\w+ ){0,2}lifts?")).isEqualTo("(?:\\w+ ){0,2}lifts?");
  }

  @Test
  void whatHasNoExpressionIsAMistake() {
    assertThatThrownBy(() -> fragments.expand("{fails} again"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("no expression is called fails");
  }
}
