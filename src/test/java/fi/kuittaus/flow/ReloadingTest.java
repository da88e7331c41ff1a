package fi.kuittaus.flow;

import static fi.kuittaus.TestHouse.at;
import static fi.kuittaus.TestHouse.local;
import static org.assertj.core.api.Assertions.assertThat;

import fi.kuittaus.TestHouse;
import fi.kuittaus.config.PromisesFile;
import fi.kuittaus.conversation.Conversation;
import fi.kuittaus.conversation.Edition;
import fi.kuittaus.conversation.Status;
import fi.kuittaus.mail.EmailAddress;
import fi.kuittaus.promise.HolidayAddress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReloadingTest {
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
  void aGoodEditHoldsForTheNextMailAndNotForAPromiseAlreadyGiven() {
    house.acknowledges();
    Conversation before = house.world.only();
    assertThat(due(before)).isEqualTo("2026-11-24T10:00");

    save("1 business day", "2 business hours");
    assertThat(house.refused()).isEmpty();
    assertThat(due(house.world.only())).isEqualTo("2026-11-24T10:00");

    house.world.arrives(
        EmailAddress.of("pekka@customer.example"), "p1@customer.example", "Kysymys", "Hei!");
    assertThat(all())
        .extracting(ReloadingTest::due)
        .containsExactlyInAnyOrder("2026-11-24T10:00", "2026-11-23T11:30");
  }

  @Test
  void whatIsHalfWrittenIsPassedOver() {
    String before = house.version();
    house.save(EditedHouse.GOOD.substring(0, 60));
    house.look();
    house.save(EditedHouse.GOOD.replace("daily at 15:00", "daily at 14:00"));
    house.look();
    assertThat(house.refused()).isEmpty();
    assertThat(house.version()).isEqualTo(before);
    house.look();
    assertThat(house.version()).isNotEqualTo(before);
    assertThat(house.refused()).isEmpty();
  }

  @Test
  void anEditorThatReplacesByRenameIsSeen() throws IOException {
    String before = house.version();
    Path other = folder.resolve(".promises.yaml.swp");
    Files.writeString(other, EditedHouse.GOOD.replace("15:00 }", "14:00 }"));
    Files.move(other, house.promises, StandardCopyOption.ATOMIC_MOVE);
    house.watch();
    assertThat(house.version()).isNotEqualTo(before);
  }

  @Test
  void aDeletedFileLeavesTheLastGoodVersionInForceUntilItIsBack() throws IOException {
    String before = house.version();
    Files.delete(house.promises);
    house.watch();
    assertThat(house.refused()).containsExactly("promises.yaml: there is no such file");
    assertThat(house.version()).isEqualTo(before);
    assertThat(house.acknowledges()).isTrue();
    house.save(EditedHouse.GOOD);
    house.watch();
    assertThat(house.refused()).isEmpty();
    assertThat(house.version()).isEqualTo(before);
  }

  @Test
  void aDirectoryInItsPlaceIsRefused() throws IOException {
    Files.delete(house.promises);
    Files.createDirectory(house.promises);
    house.watch();
    assertThat(house.refused()).containsExactly("promises.yaml: this is a directory, not a file");
  }

  @Test
  void aLinkThatIsSwappedAsKubernetesDoesIsSeen() throws IOException {
    Path first = Files.createDirectory(folder.resolve("..2026_1"));
    Path second = Files.createDirectory(folder.resolve("..2026_2"));
    Files.writeString(first.resolve("promises.yaml"), EditedHouse.GOOD);
    Files.writeString(
        second.resolve("promises.yaml"), EditedHouse.GOOD.replace("4 business", "3 business"));
    Path data = folder.resolve("..data");
    Files.createSymbolicLink(data, first.getFileName());
    Files.delete(house.promises);
    Files.createSymbolicLink(house.promises, Path.of("..data", "promises.yaml"));
    house.watch();
    String before = house.version();
    assertThat(house.refused()).isEmpty();

    Path swap = folder.resolve("..data_tmp");
    Files.createSymbolicLink(swap, second.getFileName());
    Files.move(swap, data, StandardCopyOption.ATOMIC_MOVE);
    house.watch();
    assertThat(house.version()).isNotEqualTo(before);
    assertThat(house.inForce.get().promises().urgency("high").answerWithin())
        .hasToString("3 business hours");
  }

  @Test
  void aCalendarFileThatChangesIsInForceAndMovesNoPromiseThatWasGiven() throws Exception {
    Path days = house.promises.resolveSibling("closed.ics");
    Files.writeString(days, closing("20261124"));
    house.save(
        EditedHouse.GOOD.replace("zone: Europe", "holidays: [FI, closed.ics], zone: Europe"));
    house.watch();
    assertThat(house.refused()).isEmpty();
    house.acknowledges();
    assertThat(due()).as("Tuesday is closed").isEqualTo("2026-11-25T10:00");

    Files.writeString(days, closing("20261125"));
    house.watch();
    assertThat(house.refused()).isEmpty();
    assertThat(due()).as("promise-frozen").isEqualTo("2026-11-25T10:00");
    house.world.clock.set(at("2026-11-24T09:07"));
    house.acknowledges();
    assertThat(all().stream().map(c -> local(c.course().promise().orElseThrow().dueAt())))
        .as("Wednesday is closed now")
        .containsExactlyInAnyOrder("2026-11-25T10:00", "2026-11-26T10:00");
  }

  @Test
  void aCalendarFileThatCannotBeReadIsRefusedWithItsLineAndTheLastGoodOneStays() throws Exception {
    Path days = house.promises.resolveSibling("closed.ics");
    Files.writeString(days, closing("20261124"));
    house.save(EditedHouse.GOOD.replace("zone: Europe", "holidays: closed.ics, zone: Europe"));
    house.watch();
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
    house.save(EditedHouse.GOOD.replace("zone: Eur", "holidays: \"" + address + "\", zone: Eur"));
    house.watch();
    assertThat(house.refused()).isEmpty();
    Path folder = Files.createDirectories(house.promises.resolveSibling("calendars"));
    String name = new HolidayAddress(URI.create(address)).fileName();
    Files.writeString(folder.resolve(name), closing("20261124"));
    house.watch();
    house.acknowledges();
    assertThat(due()).isEqualTo("2026-11-25T10:00");
  }

  @Test
  void aCalendarThatDoesNotOpenForTwoYearsIsRefused() {
    house.save(
        EditedHouse.GOOD.replace(
            "zone: Europe",
            "closed: [2026-11-01..2027-10-30, 2027-10-31..2028-10-29, 2028-10-30..2029-06-30],"
                + " zone: Europe"));
    house.watch();
    assertThat(house.refused())
        .singleElement()
        .asString()
        .startsWith("promises.yaml:2:3: office: this calendar does not open within two years");
  }

  private static String closing(String date) {
    return "BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:" + date + "\nEND:VEVENT\nEND:VCALENDAR\n";
  }

  private String due() {
    return local(all().getFirst().course().promise().orElseThrow().dueAt());
  }

  @Test
  void anUrgencyThatOpenConversationsHaveIsNotTakenAway() {
    house.acknowledges();
    house.acknowledges();
    String before = house.version();
    save("normal", "usual");
    assertThat(house.refused())
        .containsExactly(
            "promises.yaml: 2 open conversations have the urgency \"normal\", which is not named"
                + " any more; put it back until they are closed");
    assertThat(house.version()).isEqualTo(before);

    all().forEach(c -> house.world.closing.close(c.reference(), "test"));
    assertThat(house.reloading.reload().refused()).isEmpty();
    assertThat(house.version()).isNotEqualTo(before);
  }

  @Test
  void aCalendarThatOpenPromisesWereReckonedByIsNotTakenAway() {
    house.acknowledges();
    save("office", "bureau");
    assertThat(house.refused())
        .containsExactly(
            "promises.yaml: 1 open conversation has the calendar \"office\", which is not named any"
                + " more; put it back until it is closed");
  }

  @Test
  void aMailThatIsFiledWhileTheNamesAreCountedKeepsItsUrgency() {
    String before = house.version();
    house.meanwhile = house::acknowledges;
    save("normal", "usual");
    assertThat(house.refused())
        .singleElement()
        .asString()
        .startsWith("promises.yaml: 1 open conversation has the urgency \"normal\"");
    assertThat(house.version()).isEqualTo(before);
    assertThat(house.inForce.get().promises().urgencies()).containsKey("normal");
  }

  @Test
  void whatSlippedInUnderAnUrgencyThatIsGoneGoesOnWithTheUsualOne() {
    house.acknowledges();
    Edition.Good other =
        (Edition.Good)
            new PromisesFile(written(EditedHouse.GOOD.replace("normal", "usual"))).read();
    house.inForce.set(
        new PolicyInForce.Version(
            house.inForce.get().with(other.rules()),
            house.inForce.letters(),
            "x",
            at("2026-11-23T10:00")));
    house.world.clock.set(at("2026-11-24T09:31"));
    house.world.tick();
    assertThat(house.world.kinds()).containsExactly("acknowledgement", "correction");
    assertThat(house.world.only().matter().urgency()).isEqualTo("usual");
    house.world.maijaWrites(
        "again@customer.example", "Re: Aukiolo", "Olisiko uutta?", "In-Reply-To", "<m1@c.example>");
    assertThat(house.world.conversations()).isEqualTo(1);
  }

  @Test
  void whatIsReopenedByAnAgentWithoutItsUrgencyHasTheUsualOne() {
    house.acknowledges();
    Conversation c = house.world.only();
    house.world.closing.close(c.reference(), "test");
    save("normal", "usual");
    assertThat(house.refused()).isEmpty();

    house.world.closing.reopen(c.reference(), "test");
    assertThat(house.world.only().course().status()).isEqualTo(Status.WORKING);
    assertThat(house.world.only().matter().urgency()).isEqualTo("usual");
  }

  @Test
  void theRoundsOfANewUrgencyAreMadeBeforeItIsInForce() {
    save("  low:", "  vip: { answer-within: 1 hour, calendar: office }\n  low:");
    assertThat(house.rounds).containsExactly(Set.of("high", "normal", "vip", "low"));
  }

  @Test
  void aNewCadenceAppliesToTheUpdateThatNoLetterHasNamed() {
    save("urgency: normal", "urgency: low");
    house.acknowledges();
    assertThat(update()).isEqualTo("2026-12-07T09:55");
    save("urgency: normal", "urgency: low", "weekly on Monday at 10:00", "daily at 12:00");
    assertThat(update()).isEqualTo("2026-11-24T11:55");
    assertThat(due(house.world.only())).isEqualTo("2026-11-30T10:00");
  }

  @Test
  void aCadenceEditedWhileTheDaemonWasStoppedAppliesToTheUpdateThatNoLetterHasNamed() {
    save("urgency: normal", "urgency: low");
    house.acknowledges();
    assertThat(update()).isEqualTo("2026-12-07T09:55");
    restart("2026-11-23T13:00", "weekly on Monday at 10:00", "weekly on Thursday at 10:00");
    assertThat(update()).isEqualTo("2026-11-26T09:55");
    restart("2026-11-23T14:00", "weekly on Monday at 10:00", "none");
    assertThat(house.world.only().course().agenda().update()).isEmpty();
  }

  @Test
  void aStartWithTheSameCadencesMovesNoUpdate() {
    save("urgency: normal", "urgency: low", "weekly on Monday at 10:00", DAILY_TWICE);
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
    save("urgency: normal", "urgency: low");
    house.acknowledges();
    restart("2026-12-07T11:00", "weekly on Monday at 10:00", "daily at 12:00");
    assertThat(update()).isEqualTo("2026-12-07T09:55");
  }

  /** The daemon stops, the file is edited, and it starts again, at this time. */
  private void restart(String start, String... edits) {
    house.close();
    String text = EditedHouse.GOOD.replace("urgency: normal", "urgency: low");
    for (int i = 0; i < edits.length; i += 2) {
      text = text.replace(edits[i], edits[i + 1]);
    }
    house = new EditedHouse(folder, text, start);
  }

  @Test
  void anUpdateThatALetterHasNamedStaysWhereItIs() {
    save("urgency: normal", "urgency: low", "weekly on Monday at 10:00", "daily at 12:00");
    house.acknowledges();
    house.world.clock.set(at("2026-11-24T11:56"));
    house.world.tick();
    assertThat(house.world.kinds()).containsExactly("acknowledgement", "status-update");
    String named = update();
    assertThat(named).isEqualTo("2026-11-25T11:55");

    save("urgency: normal", "urgency: low", "weekly on Monday at 10:00", "daily at 09:00");
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
    save(daily);
    house.acknowledges();
    tickAt("2026-11-24T11:56");
    String shut = "zone: Europe/Helsinki, closed: [\"2026-11-25..2026-11-27\"]";
    save(daily[0], daily[1], daily[2], daily[3], "zone: Europe/Helsinki", shut);
    tickAt("2026-11-25T11:56");
    assertThat(update()).isEqualTo("2026-11-30T08:00");

    save(daily);
    assertThat(update()).isEqualTo("2026-11-25T11:56");
    tickAt("2026-11-25T11:57");
    assertThat(house.world.kinds())
        .containsExactly("acknowledgement", "status-update", "status-update");
  }

  private void tickAt(String time) {
    house.world.clock.set(at(time));
    house.world.tick();
  }

  @Test
  void theDeskHearsOfOneCauseUntilItIsMended() {
    house.save("urgencies: {");
    house.watch();
    Trouble first = house.reloading.trouble().orElseThrow();
    house.save("urgencies: { a");
    house.watch();
    assertThat(house.reloading.trouble().orElseThrow().cause()).isEqualTo(first.cause());
    assertThat(first.text()).contains("promises.yaml", "stays in force", "kuittaus check");
    house.save(EditedHouse.GOOD);
    house.watch();
    assertThat(house.reloading.trouble()).isEmpty();
  }

  /** Saves the good file with these replacements, and has it looked at. */
  private void save(String... replacements) {
    String text = EditedHouse.GOOD;
    for (int i = 0; i < replacements.length; i += 2) {
      text = text.replace(replacements[i], replacements[i + 1]);
    }
    house.save(text);
    house.watch();
  }

  private Path written(String text) {
    try {
      return Files.writeString(folder.resolve("other.yaml"), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private List<Conversation> all() {
    return house.world.store.transaction(tx -> tx.conversations().list(true, 9));
  }

  private String update() {
    return local(house.world.only().course().agenda().update().orElseThrow());
  }

  private static String due(Conversation c) {
    return TestHouse.local(c.course().promise().orElseThrow().dueAt());
  }
}
