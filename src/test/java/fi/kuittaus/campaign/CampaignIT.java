package fi.kuittaus.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * DESIGN.md section 5 under random loss of power: a real process, a real Dovecot, a mail server
 * that misbehaves. How often and by which dice: {@code -Dkuittaus.kills} and {@code
 * -Dkuittaus.seed}.
 */
class CampaignIT {
  private static final int KILLS = Integer.getInteger("kuittaus.kills", 6);
  private static final long SEED = Long.getLong("kuittaus.seed", System.nanoTime());

  @TempDir Path folder;

  @Test
  void nothingIsLostAndNothingSaidTwiceWhenThePowerFails() throws Exception {
    Path log = Files.createDirectories(Path.of("target", "campaign")).resolve("daemon.log");
    Files.deleteIfExists(log);
    try (Campaign campaign = new Campaign(folder, log, SEED, CampaignIT::tell)) {
      tell("seed " + SEED + "; what the daemon says: " + log);
      Outcome outcome = campaign.run(KILLS);
      System.out.println(outcome.table());
      assertThat(outcome.findings())
          .as("with -Dkuittaus.seed=%d -Dkuittaus.kills=%d", SEED, KILLS)
          .isEmpty();
    }
  }

  private static void tell(String line) {
    System.out.println("campaign: " + line);
  }
}
