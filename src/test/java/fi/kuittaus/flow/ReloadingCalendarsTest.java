package fi.kuittaus.flow;

import static fi.kuittaus.TestHouse.at;
import static org.assertj.core.api.Assertions.assertThat;

import fi.kuittaus.promise.HolidayAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Calendars that change while the program runs: in the file itself, or in one that it names. */
class ReloadingCalendarsTest {
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
  void aCalendarFileThatChangesIsInForceAndMovesNoPromiseThatWasGiven() throws Exception {
    Path days = house.promises.resolveSibling("closed.ics");
    Files.writeString(days, closing("20261124"));
    house.edit("zone: Europe", "holidays: [FI, closed.ics], zone: Europe");
    assertThat(house.refused()).isEmpty();
    house.acknowledges();
    assertThat(house.world.due()).as("Tuesday is closed").isEqualTo("2026-11-25T10:00");

    Files.writeString(days, closing("20261125"));
    house.watch();
    assertThat(house.refused()).isEmpty();
    assertThat(house.world.due()).as("promise-frozen").isEqualTo("2026-11-25T10:00");
    house.world.clock.set(at("2026-11-24T09:07"));
    house.acknowledges();
    assertThat(house.world.all())
        .extracting(FlowWorld::due)
        .as("Wednesday is closed now")
        .containsExactlyInAnyOrder("2026-11-25T10:00", "2026-11-26T10:00");
  }

  @Test
  void aCalendarFileThatCannotBeReadIsRefusedWithItsLineAndTheLastGoodOneStays() throws Exception {
    Path days = house.promises.resolveSibling("closed.ics");
    Files.writeString(days, closing("20261124"));
    house.edit("zone: Europe", "holidays: closed.ics, zone: Europe");
    String before = house.version();
    Files.writeString(days, closing("20261124\nRRULE:FREQ=DAILY"));
    house.watch();
    assertThat(house.refused())
        .singleElement()
        .asString()
        .contains("closed.ics: line 4: this repetition is not understood");
    Files.delete(days);
    house.watch();
    assertThat(house.refused()).singleElement().asString().contains("is a file that is not there");
    assertThat(house.version()).isEqualTo(before);
  }

  /** What is fetched appears as a file. */
  @Test
  void aFetchedCalendarIsInForceAsSoonAsItIsThere() throws Exception {
    String address = "https://calendar.example/days.ics";
    house.edit("zone: Eur", "holidays: \"" + address + "\", zone: Eur");
    assertThat(house.refused()).isEmpty();
    Path folder = Files.createDirectories(house.promises.resolveSibling("calendars"));
    String name = new HolidayAddress(URI.create(address)).fileName();
    Files.writeString(folder.resolve(name), closing("20261124"));
    house.watch();
    house.acknowledges();
    assertThat(house.world.due()).isEqualTo("2026-11-25T10:00");
  }

  @Test
  void aCalendarThatDoesNotOpenForTwoYearsIsRefused() {
    house.edit(
        "zone: Europe",
        "closed: [2026-11-01..2027-10-30, 2027-10-31..2028-10-29, 2028-10-30..2029-06-30],"
            + " zone: Europe");
    assertThat(house.refused())
        .singleElement()
        .asString()
        .startsWith("promises.yaml:2:3: office: this calendar does not open within two years");
  }

  private static String closing(String date) {
    return "BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:" + date + "\nEND:VEVENT\nEND:VCALENDAR\n";
  }
}
