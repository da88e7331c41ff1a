package fi.kuittaus.world;

import static org.assertj.core.api.Assertions.assertThat;

import fi.kuittaus.lab.UnsyncedFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A month of a desk of five agents, each with habits of their own, mixed by the seed: no update and
 * no correction to a customer who had been answered, no answered conversation left open beyond its
 * rule, nothing closed that nobody closed. {@code -Dkuittaus.desk.seed=7} has another desk, and
 * {@code -Dkuittaus.desk.months=20} twenty of them one after another.
 */
class DeskMonthTest {
  private static final long SEED = Long.getLong("kuittaus.desk.seed", 7);
  private static final int MONTHS = Integer.getInteger("kuittaus.desk.months", 1);
  private static final int DAYS = 30;
  private static final double MAILS_A_DAY = 2;

  /** The rest, {@link WorldTest} has; here it is the agents that matter. */
  private static final Set<Source> LEFT_OUT =
      EnumSet.of(
          Source.POLICY_EDITS,
          Source.CLOCK_JUMPS,
          Source.SMTP_OUTAGES,
          Source.CRASHES,
          Source.POWER_CUTS);

  private static UnsyncedFiles files;
  @TempDir Path data;

  @BeforeAll
  static void openTheDisk() {
    files = UnsyncedFiles.register("async");
    LoggedErrors.listen();
  }

  @AfterAll
  static void closeTheDisk() {
    LoggedErrors.listenNoMore();
    files.close();
  }

  @Test
  void aDeskOfFiveWorksForAMonthAndNoAnsweredCustomerIsPutOff() throws IOException {
    for (long seed = SEED; seed < SEED + MONTHS; seed++) {
      Path folder = Files.createDirectory(data.resolve("seed-" + seed));
      new World(scenario(seed), folder, files).run();
    }
  }

  /**
   * The same at a real Dovecot: the program sees its mailboxes by IMAP alone, and what agents do is
   * done there. SMTP and the clock are the world's.
   */
  @Test
  void aDeskOfFiveWorksForAMonthAtARealServer() {
    Scenario scenario = scenario(SEED);
    for (Source source : NOT_AT_A_REAL_SERVER) {
      scenario = scenario.without(source);
    }
    World world = new World(scenario, data, files);
    try (RealServer server = new RealServer(world.time::clock, world.ledger::read)) {
      world.over(server).run();
      assertThat(server.looks()).isGreaterThan(100);
      world.servers().forEach(server::catchUp);
      assertThat(world.servers())
          .as("no mail is lost, nor one that is not the world's there")
          .allSatisfy(m -> assertThat(server.counts(m, true)).isEqualTo(server.counts(m, false)));
    }
  }

  /** What the world has as values only, or a server does not do to order. */
  private static final Set<Source> NOT_AT_A_REAL_SERVER =
      EnumSet.of(Source.BOUNCES, Source.UNREADABLE, Source.MADE_ANEW);

  private static Scenario scenario(long seed) {
    Scenario scenario = Scenario.full(seed, DAYS).withMails(MAILS_A_DAY);
    for (Source source : LEFT_OUT) {
      scenario = scenario.without(source);
    }
    return scenario;
  }
}
