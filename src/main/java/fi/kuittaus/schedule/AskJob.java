package fi.kuittaus.schedule;

import org.quartz.DisallowConcurrentExecution;
import org.quartz.Job;
import org.quartz.JobExecutionContext;

/** The round of the questions to the desk. */
@DisallowConcurrentExecution
final class AskJob implements Job {
  private final Rounds rounds;

  AskJob(Rounds rounds) {
    this.rounds = rounds;
  }

  @Override
  public void execute(JobExecutionContext context) {
    rounds.alerting().askDue();
  }
}
