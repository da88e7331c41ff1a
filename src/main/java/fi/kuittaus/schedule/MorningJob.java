package fi.kuittaus.schedule;

import org.quartz.DisallowConcurrentExecution;
import org.quartz.Job;
import org.quartz.JobExecutionContext;

/** The round of the morning mail. */
@DisallowConcurrentExecution
final class MorningJob implements Job {
  private final Rounds rounds;

  MorningJob(Rounds rounds) {
    this.rounds = rounds;
  }

  @Override
  public void execute(JobExecutionContext context) {
    rounds.upkeep().morning().writeIfDue();
  }
}
