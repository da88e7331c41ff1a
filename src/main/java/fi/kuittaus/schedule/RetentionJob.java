package fi.kuittaus.schedule;

import org.quartz.DisallowConcurrentExecution;
import org.quartz.Job;
import org.quartz.JobExecutionContext;

/** The round of what has been kept for long enough. */
@DisallowConcurrentExecution
final class RetentionJob implements Job {
  private final Rounds rounds;

  RetentionJob(Rounds rounds) {
    this.rounds = rounds;
  }

  @Override
  public void execute(JobExecutionContext context) {
    rounds.upkeep().retiring().retireDue();
  }
}
