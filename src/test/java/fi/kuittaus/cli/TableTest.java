package fi.kuittaus.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TableTest {
  @Test
  void columnsAreAsWideAsTheirWidestCell() {
    assertThat(new Table("A", "LONG", "C").row("äö", "", "x").row("1", "12345678", "").lines())
        .containsExactly("A   LONG      C", "äö            x", "1   12345678");
  }
}
