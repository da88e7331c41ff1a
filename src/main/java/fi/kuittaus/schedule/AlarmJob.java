package fi.kuittaus.schedule;

import org.quartz.DisallowConcurrentExecution;
import org.quartz.Job;
import org.quartz.JobExecutionContext;

/** The round of what keeps the daemon from its work. */
@DisallowConcurrentExecution
final class AlarmJob implements Job {
  private final Rounds rounds;

  AlarmJob(Rounds rounds) {
    this.rounds = rounds;
  }

  @Override
  public void execute(JobExecutionContext context) {
    try {
      rounds.alarming().look();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
