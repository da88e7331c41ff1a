package fi.kuittaus.schedule;

import org.quartz.DisallowConcurrentExecution;
import org.quartz.Job;
import org.quartz.JobExecutionContext;

/** The round of the closings some time after an answer of one urgency. */
@DisallowConcurrentExecution
final class CloseJob implements Job {
  private final Rounds rounds;

  CloseJob(Rounds rounds) {
    this.rounds = rounds;
  }

  @Override
  public void execute(JobExecutionContext context) {
    rounds.closing().closeDue(Schedule.urgency(context));
  }
}
