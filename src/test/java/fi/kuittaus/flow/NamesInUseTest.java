package fi.kuittaus.flow;

import static fi.kuittaus.TestHouse.at;
import static org.assertj.core.api.Assertions.assertThat;

import fi.kuittaus.config.PromisesFile;
import fi.kuittaus.conversation.Conversation;
import fi.kuittaus.conversation.Edition;
import fi.kuittaus.conversation.Status;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Names that open conversations have, and an edit takes away. */
class NamesInUseTest {
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
  void anUrgencyThatOpenConversationsHaveIsNotTakenAway() {
    house.acknowledges();
    house.acknowledges();
    String before = house.version();
    house.edit("normal", "usual");
    assertThat(house.refused())
        .containsExactly(
            "promises.yaml: 2 open conversations have the urgency \"normal\", which is not named"
                + " any more; put it back until they are closed");
    assertThat(house.version()).isEqualTo(before);

    house.world.all().forEach(c -> house.world.closing.close(c.reference(), "test"));
    assertThat(house.reloading.reload().refused()).isEmpty();
    assertThat(house.version()).isNotEqualTo(before);
  }

  @Test
  void aCalendarThatOpenPromisesWereReckonedByIsNotTakenAway() {
    house.acknowledges();
    house.edit("office", "bureau");
    assertThat(house.refused())
        .containsExactly(
            "promises.yaml: 1 open conversation has the calendar \"office\", which is not named any"
                + " more; put it back until it is closed");
  }

  @Test
  void aMailThatIsFiledWhileTheNamesAreCountedKeepsItsUrgency() {
    String before = house.version();
    house.meanwhile = house::acknowledges;
    house.edit("normal", "usual");
    assertThat(house.refused())
        .singleElement()
        .asString()
        .startsWith("promises.yaml: 1 open conversation has the urgency \"normal\"");
    assertThat(house.version()).isEqualTo(before);
    assertThat(house.inForce.get().promises().urgencies()).containsKey("normal");
  }

  @Test
  void whatSlippedInUnderAnUrgencyThatIsGoneGoesOnWithTheUsualOne() throws IOException {
    house.acknowledges();
    Path file = folder.resolve("other.yaml");
    Files.writeString(file, EditedHouse.edited("normal", "usual"));
    Edition.Good other = (Edition.Good) new PromisesFile(file).read();
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
    house.edit("normal", "usual");
    assertThat(house.refused()).isEmpty();

    house.world.closing.reopen(c.reference(), "test");
    assertThat(house.world.status()).isEqualTo(Status.WORKING);
    assertThat(house.world.only().matter().urgency()).isEqualTo("usual");
  }
}
