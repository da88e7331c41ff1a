package fi.kuittaus.schedule;

import fi.kuittaus.flow.SentCopies;
import org.quartz.DisallowConcurrentExecution;
import org.quartz.Job;
import org.quartz.JobExecutionContext;

/** The round of the copies in Sent. */
@DisallowConcurrentExecution
final class SentCopyJob implements Job {
  private final Rounds rounds;

  SentCopyJob(Rounds rounds) {
    this.rounds = rounds;
  }

  @Override
  public void execute(JobExecutionContext context) {
    rounds.upkeep().copies().forEach(SentCopies::keepDue);
  }
}
