package fi.kuittaus.flow;

import static fi.kuittaus.TestHouse.at;
import static fi.kuittaus.TestHouse.local;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Cadences that are edited, and the updates that were planned by the earlier ones. */
class ReloadingCadencesTest {
  private static final String DAILY_TWICE = "\"daily at 10:00, 15:00\"";
  @TempDir private Path folder;
  private EditedHouse house;

  @BeforeEach
  void open() {
    house = new EditedHouse(folder);
  }

  @AfterEach
  void close() {
    house.close();
  }

  @Test
  void aNewCadenceAppliesToTheUpdateThatNoLetterHasNamed() {
    house.edit("urgency: normal", "urgency: low");
    house.acknowledges();
    assertThat(update()).isEqualTo("2026-12-07T09:55");
    house.edit("urgency: normal", "urgency: low", "weekly on Monday at 10:00", "daily at 12:00");
    assertThat(update()).isEqualTo("2026-11-24T11:55");
    assertThat(house.world.due()).isEqualTo("2026-11-30T10:00");
  }

  @Test
  void aCadenceEditedWhileTheDaemonWasStoppedAppliesToTheUpdateThatNoLetterHasNamed() {
    house.edit("urgency: normal", "urgency: low");
    house.acknowledges();
    assertThat(update()).isEqualTo("2026-12-07T09:55");
    restart("2026-11-23T13:00", "weekly on Monday at 10:00", "weekly on Thursday at 10:00");
    assertThat(update()).isEqualTo("2026-11-26T09:55");
    restart("2026-11-23T14:00", "weekly on Monday at 10:00", "none");
    assertThat(house.world.only().course().agenda().update()).isEmpty();
  }

  @Test
  void aStartWithTheSameCadencesMovesNoUpdate() {
    house.edit("urgency: normal", "urgency: low", "weekly on Monday at 10:00", DAILY_TWICE);
    house.acknowledges();
    for (String time : List.of("2026-11-24T09:56", "2026-11-24T14:56")) {
      house.world.clock.set(at(time));
      house.world.tick();
    }
    String planned = update();
    restart("2026-11-24T15:10", "weekly on Monday at 10:00", DAILY_TWICE);
    assertThat(update()).isEqualTo(planned);
  }

  @Test
  void anUpdateThatIsDueWhenTheDaemonStartsLeavesWhateverTheNewCadence() {
    house.edit("urgency: normal", "urgency: low");
    house.acknowledges();
    restart("2026-12-07T11:00", "weekly on Monday at 10:00", "daily at 12:00");
    assertThat(update()).isEqualTo("2026-12-07T09:55");
  }

  /** The daemon stops, the file is edited, and it starts again, at this time. */
  private void restart(String start, String... edits) {
    house.close();
    String text = EditedHouse.edited(edits).replace("urgency: normal", "urgency: low");
    house = new EditedHouse(folder, text, start);
  }

  @Test
  void anUpdateThatALetterHasNamedStaysWhereItIs() {
    house.edit("urgency: normal", "urgency: low", "weekly on Monday at 10:00", "daily at 12:00");
    house.acknowledges();
    house.world.clock.set(at("2026-11-24T11:56"));
    house.world.tick();
    assertThat(house.world.kinds()).containsExactly("acknowledgement", "status-update");
    String named = update();
    assertThat(named).isEqualTo("2026-11-25T11:55");

    house.edit("urgency: normal", "urgency: low", "weekly on Monday at 10:00", "none");
    assertThat(update()).as("the last one").isEqualTo(named);
    house.edit("urgency: normal", "urgency: low", "weekly on Monday at 10:00", "daily at 09:00");
    assertThat(update()).isEqualTo(named);
    house.world.clock.set(at("2026-11-25T11:56"));
    house.world.tick();
    assertThat(update()).isEqualTo("2026-11-26T08:55");
  }

  @Test
  void anUpdateThatWasPutOffByAClosingLeavesAtOnceWhereAnEditTakesTheClosingBack() {
    String[] daily = {
      "urgency: normal", "urgency: low", "weekly on Monday at 10:00", "daily at 12:00"
    };
    house.edit(daily);
    house.acknowledges();
    tickAt("2026-11-24T11:56");
    String shut = "zone: Europe/Helsinki, closed: [\"2026-11-25..2026-11-27\"]";
    house.edit(daily[0], daily[1], daily[2], daily[3], "zone: Europe/Helsinki", shut);
    tickAt("2026-11-25T11:56");
    assertThat(update()).isEqualTo("2026-11-30T08:00");

    house.edit(daily);
    assertThat(update()).isEqualTo("2026-11-25T11:56");
    tickAt("2026-11-25T11:57");
    assertThat(house.world.kinds())
        .containsExactly("acknowledgement", "status-update", "status-update");
  }

  @Test
  void anUpdateThatALetterHasNamedLeavesAheadOfTheHoursThatAnEditCloses() {
    String[] daily = {
      "urgency: normal", "urgency: low", "weekly on Monday at 10:00", "daily at 15:00"
    };
    house.edit(daily);
    house.acknowledges();
    tickAt("2026-11-24T14:56");
    assertThat(update()).isEqualTo("2026-11-25T14:55");
    house.edit(daily[0], daily[1], daily[2], daily[3], "08:00-16:00", "08:00-14:30");
    assertThat(update()).isEqualTo("2026-11-25T14:29");
    tickAt("2026-11-25T14:29");
    assertThat(house.world.kinds())
        .containsExactly("acknowledgement", "status-update", "status-update");
  }

  @Test
  void aCorrectionMovesAheadOfTheHoursThatAnEditCloses() {
    house.acknowledges();
    assertThat(house.world.due()).isEqualTo("2026-11-24T10:00");
    assertThat(correction()).isEqualTo("2026-11-24T09:30");
    house.edit("08:00-16:00", "09:45-15:00");
    assertThat(correction()).isEqualTo("2026-11-23T14:59");
    tickAt("2026-11-23T14:59");
    assertThat(house.world.kinds()).containsExactly("acknowledgement", "correction");
  }

  @Test
  void aCorrectionThatIsNearStaysWhereItsHourIsStillOpen() {
    house.acknowledges();
    house.world.clock.set(at("2026-11-24T08:30"));
    house.edit("08:00-16:00", "08:00-15:00");
    assertThat(correction()).isEqualTo("2026-11-24T09:30");
  }

  private String correction() {
    return local(house.world.only().course().agenda().correct().orElseThrow());
  }

  private void tickAt(String time) {
    house.world.clock.set(at(time));
    house.world.tick();
  }

  private String update() {
    return local(house.world.only().course().agenda().update().orElseThrow());
  }
}
