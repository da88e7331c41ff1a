package fi.kuittaus.schedule;

import org.quartz.DisallowConcurrentExecution;
import org.quartz.Job;
import org.quartz.JobExecutionContext;

/** The round of the status updates of one urgency. */
@DisallowConcurrentExecution
final class UpdateJob implements Job {
  private final Rounds rounds;

  UpdateJob(Rounds rounds) {
    this.rounds = rounds;
  }

  @Override
  public void execute(JobExecutionContext context) {
    rounds.updating().updateDue(Schedule.urgency(context));
  }
}
