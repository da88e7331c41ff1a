package fi.kuittaus.flow;

import static org.assertj.core.api.Assertions.assertThat;

import fi.kuittaus.mail.EmailAddress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A {@code promises.yaml} that is edited while the program runs, however it is saved. */
class ReloadingTest {
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
    assertThat(house.world.due()).isEqualTo("2026-11-24T10:00");

    house.edit("1 business day", "2 business hours");
    assertThat(house.refused()).isEmpty();
    assertThat(house.world.due()).isEqualTo("2026-11-24T10:00");

    house.world.arrives(
        EmailAddress.of("pekka@customer.example"), "p1@customer.example", "Kysymys", "Hei!");
    assertThat(house.world.all())
        .extracting(FlowWorld::due)
        .containsExactlyInAnyOrder("2026-11-24T10:00", "2026-11-23T11:30");
  }

  @Test
  void whatIsHalfWrittenIsPassedOver() {
    String before = house.version();
    house.save(EditedHouse.GOOD.substring(0, 60));
    house.look();
    house.save(EditedHouse.edited("daily at 15:00", "daily at 14:00"));
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
    Files.writeString(other, EditedHouse.edited("15:00 }", "14:00 }"));
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
        second.resolve("promises.yaml"), EditedHouse.edited("4 business", "3 business"));
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
  void theRoundsOfANewUrgencyAreMadeBeforeItIsInForce() {
    house.edit("  low:", "  vip: { answer-within: 1 hour, calendar: office }\n  low:");
    assertThat(house.rounds).containsExactly(Set.of("high", "normal", "vip", "low"));
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
}
