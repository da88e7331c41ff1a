package fi.kuittaus.store;

import static org.assertj.core.api.Assertions.assertThat;

import fi.kuittaus.TestHouse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LeasesTest {
  private static final Instant NOW = TestHouse.at("2026-11-23T09:07");
  @TempDir Path data;

  @Test
  void eachMailboxHasANameAndACounterOfItsOwn() {
    try (Store store = Store.embedded(data)) {
      store.run(tx -> {
        tx.leases().begin("support", "one");
        tx.leases().begin("sales", "two");
        tx.leases().write("support", 7, "here");
        tx.leases().rename("sales", "three");
      });
      store.run(tx -> {
        assertThat(tx.leases().find("support")).contains(new Leases.Recorded("one", 7));
        assertThat(tx.leases().find("sales")).contains(new Leases.Recorded("three", 0));
        assertThat(tx.leases().find("other")).isEmpty();
      });
    }
  }

  @Test
  void aDatabaseThatWasNeverRestoredMissesNothing() {
    try (Store store = Store.embedded(data)) {
      store.run(tx -> {
        assertThat(tx.leases().restoredBefore("support")).isEmpty();
        tx.leases().begin("support", "one");
        assertThat(tx.leases().restoredBefore("support")).isEmpty();
        tx.leases().restoredBefore("support", NOW);
        assertThat(tx.leases().restoredBefore("support")).contains(NOW);
      });
    }
  }

  @Test
  void aClaimIsAFileForItsOwnerUntilItIsActedOn() throws IOException {
    ClaimFiles claims = new ClaimFiles(data);
    assertThat(claims.asked("support")).isFalse();
    claims.ask("support", "by a test");
    claims.ask("support", "again");
    assertThat(claims.asked("support")).isTrue();
    assertThat(claims.asked("sales")).isFalse();
    Path file = data.resolve("claim-support");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assertThat(file).hasContent("again");
    claims.done("support");
    claims.done("support");
    assertThat(data).isEmptyDirectory();
  }
}
