package fi.kuittaus.schedule;

import org.quartz.DisallowConcurrentExecution;
import org.quartz.Job;
import org.quartz.JobExecutionContext;

/** The round of the warnings to the desk of one urgency. */
@DisallowConcurrentExecution
final class WarnJob implements Job {
  private final Rounds rounds;

  WarnJob(Rounds rounds) {
    this.rounds = rounds;
  }

  @Override
  public void execute(JobExecutionContext context) {
    rounds.alerting().warnDue(Schedule.urgency(context));
  }
}
