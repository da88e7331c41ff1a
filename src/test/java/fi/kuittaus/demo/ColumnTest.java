package fi.kuittaus.demo;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Strangers' text on a terminal. */
class ColumnTest {
  private static final Column TEN = new Column(10);

  @Test
  void linesBreakBetweenWordsAndEmptyOnesStay() {
    assertThat(TEN.lines("Hei Ville,\r\n\r\nkiitos viestistäsi, se\r\n"))
        .containsExactly("Hei Ville,", "", "kiitos", "viestistäs", "i, se");
  }

  @Test
  void oneLineIsCutWhereItIsTooLong() {
    assertThat(TEN.line("Kassat\n nurin")).isEqualTo("Kassat nu…");
    assertThat(TEN.line("Lasku")).isEqualTo("Lasku");
  }

  @Test
  void whatWouldSteerTheTerminalIsLeftOut() {
    assertThat(TEN.line("a\u001b[31mb\u202ec\u0007")).isEqualTo("a[31mbc");
  }
}
