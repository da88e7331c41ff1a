package fi.kuittaus.schedule;

import org.quartz.DisallowConcurrentExecution;
import org.quartz.Job;
import org.quartz.JobExecutionContext;

/** The daily fetch of calendars of holidays. */
@DisallowConcurrentExecution
final class HolidayJob implements Job {
  private final Rounds rounds;

  HolidayJob(Rounds rounds) {
    this.rounds = rounds;
  }

  @Override
  public void execute(JobExecutionContext context) {
    rounds.upkeep().holidays().run();
  }
}
