package fi.kuittaus.flow;

import static org.assertj.core.api.Assertions.assertThat;

import fi.kuittaus.HandClock;
import fi.kuittaus.TestHouse;
import fi.kuittaus.letter.Letters;
import fi.kuittaus.store.Store;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RingingTest {
  @TempDir private Path data;
  private final HandClock clock = new HandClock(TestHouse.at("2026-11-23T09:07"));
  private final List<String> heard = new ArrayList<>();
  private boolean deaf;
  private Store store;
  private Office office;
  private Ringing ringing;

  @BeforeEach
  void open() {
    store = Store.embedded(data);
    MailRoom mailRoom = new MailRoom(Letters::builtIn, new Random(5), true);
    office = new Office(store, TestHouse::policy, clock, mailRoom);
    ringing = new Ringing(office, Optional.of(this::hear));
  }

  @AfterEach
  void close() {
    store.close();
  }

  private Optional<String> hear(Bell.Notice notice) {
    heard.add(notice.id() + " " + notice.kind());
    return deaf ? Optional.of("on purpose") : Optional.empty();
  }

  @Test
  void whatTheDeskIsMailedIsToldByItsBellOnce() throws Exception {
    tell("one");
    tell("two");
    ringing.ringDue();
    ringing.ringDue();
    assertThat(heard).containsExactly("1 one", "2 two");
  }

  @Test
  void whatIsNotHeardIsToldAgainUnderTheSameNameEverLater() throws Exception {
    deaf = true;
    tell("one");
    tell("two");
    ringing.ringDue();
    ringing.ringDue();
    assertThat(heard).containsExactly("1 one", "2 two");
    clock.forward(Duration.ofSeconds(10));
    deaf = false;
    ringing.ringDue();
    assertThat(heard).containsExactly("1 one", "2 two", "1 one", "2 two");
    clock.forward(Duration.ofDays(2));
    ringing.ringDue();
    assertThat(heard).hasSize(4);
  }

  @Test
  void afterADayItIsGivenUp() throws Exception {
    deaf = true;
    tell("one");
    for (int i = 0; i < 40; i++) {
      ringing.ringDue();
      clock.forward(Duration.ofHours(1));
    }
    assertThat(heard).hasSizeBetween(25, 40);
    int tries = heard.size();
    clock.forward(Duration.ofDays(1));
    ringing.ringDue();
    assertThat(heard).hasSize(tries);
  }

  @Test
  void withoutABellNothingWaits() {
    Office other =
        new Office(store, TestHouse::policy, clock, new MailRoom(Letters.builtIn(), new Random(5)));
    tell(other, "one");
    assertThat(store.transaction(tx -> tx.bellRope().due(clock.instant(), 10)).isEmpty()).isTrue();
  }

  @Test
  void anAlarmNeedsNeitherMailServerNorDatabase() throws Exception {
    DeskLine line =
        new DeskLine(Optional.empty(), List.of(), office.mailRoom(), Optional.of(this::hear));
    assertThat(line.leadsAnywhere()).isTrue();
    assertThat(line.tell("s", "t", clock.instant())).isTrue();
    deaf = true;
    assertThat(line.tell("s", "t", clock.instant())).isFalse();
  }

  private void tell(String kind) {
    tell(office, kind);
  }

  private void tell(Office from, String kind) {
    store.run(tx ->
        from.mailRoom()
            .tellDesk(
                tx,
                TestHouse.policy(),
                TestHouse.mailbox(),
                new DeskNotice(kind, "subject", "text"),
                clock.instant()));
  }
}
