package fi.kuittaus.schedule;

import org.quartz.DisallowConcurrentExecution;
import org.quartz.Job;
import org.quartz.JobExecutionContext;

/** The round of the corrections of one urgency. */
@DisallowConcurrentExecution
final class CorrectJob implements Job {
  private final Rounds rounds;

  CorrectJob(Rounds rounds) {
    this.rounds = rounds;
  }

  @Override
  public void execute(JobExecutionContext context) {
    rounds.correcting().correctDue(Schedule.urgency(context));
  }
}
