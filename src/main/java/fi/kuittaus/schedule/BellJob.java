package fi.kuittaus.schedule;

import org.quartz.DisallowConcurrentExecution;
import org.quartz.Job;
import org.quartz.JobExecutionContext;

/** The round of the desk's bell. */
@DisallowConcurrentExecution
final class BellJob implements Job {
  private final Rounds rounds;

  BellJob(Rounds rounds) {
    this.rounds = rounds;
  }

  @Override
  public void execute(JobExecutionContext context) {
    try {
      rounds.upkeep().ringing().ringDue();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
