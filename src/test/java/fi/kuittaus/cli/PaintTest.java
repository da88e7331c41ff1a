package fi.kuittaus.cli;

import static org.assertj.core.api.Assertions.assertThat;

import fi.kuittaus.store.Listing;
import fi.kuittaus.store.Overview;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PaintTest {
  private static final Instant NOW = Instant.parse("2026-11-23T10:30:00Z");

  @Test
  void colourDoesNotMoveColumns() {
    Listing listing =
        new Listing(List.of(open("KU-22222", NOW.minusSeconds(1)), open("KU-33333", NOW)), true);
    List<String> plain = new ListingText(listing, NOW, new Paint(false)).lines();
    List<String> painted = new ListingText(listing, NOW, new Paint(true)).lines();
    assertThat(painted).isNotEqualTo(plain);
    assertThat(painted.stream().map(line -> line.replaceAll("\u001b\\[[0-9]*m", "")))
        .containsExactlyElementsOf(plain);
    assertThat(painted.get(1)).startsWith("\u001b[31m");
    assertThat(painted.get(2)).isEqualTo(plain.get(2));
  }

  @Test
  void thereIsNoneInATest() {
    assertThat(Paint.of(Shell.system()).on()).isFalse();
  }

  private static Overview open(String reference, Instant dueAt) {
    return new Overview(
        reference,
        "support",
        "open",
        new Overview.Customer(Optional.empty(), Optional.of("maija@customer.example"), "fi"),
        new Overview.Matter("Lasku", "question", "normal", Optional.of("answer")),
        new Overview.Times(
            Optional.of("Europe/Helsinki"),
            NOW,
            Optional.of(dueAt),
            Optional.empty(),
            Optional.empty(),
            Optional.empty()));
  }
}
