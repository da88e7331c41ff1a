package fi.kuittaus.schedule;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import org.quartz.Job;
import org.quartz.JobBuilder;
import org.quartz.JobDetail;
import org.quartz.JobExecutionContext;
import org.quartz.JobKey;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.SimpleScheduleBuilder;
import org.quartz.Trigger;
import org.quartz.TriggerBuilder;
import org.quartz.impl.StdSchedulerFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The scheduler: one job for each concern, a trigger for each urgency, and each asks what is due.
 *
 * <p>Its jobs live in memory: the conversations' own rows are the only truth, so that nothing is
 * lost with them. A missed turn is made up for once.
 */
public final class Schedule implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Schedule.class);
  private static final String URGENCY = "urgency";
  private static final Duration RETENTION = Duration.ofHours(1);
  private static final Duration STOP = Duration.ofSeconds(2);
  private final Scheduler scheduler;
  private final Duration every;

  /**
   * A schedule that is not started.
   *
   * @param every how often each round is made, in real time
   * @throws IllegalStateException if Quartz cannot be set up
   */
  public Schedule(Rounds rounds, Duration every) {
    this.every = every;
    try {
      scheduler = new StdSchedulerFactory(properties()).getScheduler();
      scheduler.setJobFactory((bundle, _) -> job(bundle.getJobDetail().getJobClass(), rounds));
    } catch (SchedulerException e) {
      throw new IllegalStateException("Quartz cannot be set up", e);
    }
  }

  /**
   * Makes the rounds of these urgencies from now on.
   *
   * @throws IllegalStateException if Quartz refuses
   */
  public void start(Collection<String> urgencies) {
    try {
      for (Class<? extends Job> concern : PER_URGENCY) {
        add(concern);
      }
      serve(urgencies);
      for (Class<? extends Job> concern : FOR_ALL) {
        forAll(concern, every);
      }
      forAll(RetentionJob.class, RETENTION);
      scheduler.start();
    } catch (SchedulerException e) {
      throw new IllegalStateException("Quartz refuses a job", e);
    }
  }

  /**
   * Makes the rounds of these urgencies too. Those of one that ops have taken away go on: they cost
   * next to nothing, and find what was on its way while it was taken away.
   *
   * @throws IllegalStateException if Quartz refuses
   */
  public void serve(Collection<String> urgencies) {
    try {
      for (Class<? extends Job> concern : PER_URGENCY) {
        JobDetail job = scheduler.getJobDetail(JobKey.jobKey(concern.getSimpleName()));
        for (String urgency : urgencies) {
          Trigger trigger =
              trigger(job, urgency, every).forJob(job).usingJobData(URGENCY, urgency).build();
          if (!scheduler.checkExists(trigger.getKey())) {
            scheduler.scheduleJob(trigger);
          }
        }
      }
    } catch (SchedulerException e) {
      throw new IllegalStateException("Quartz refuses a round", e);
    }
  }

  private static final List<Class<? extends Job>> FOR_ALL =
      List.of(
          SentCopyJob.class,
          AlarmJob.class,
          AskJob.class,
          BellJob.class,
          MorningJob.class,
          HolidayJob.class);

  private static final List<Class<? extends Job>> PER_URGENCY =
      List.of(UpdateJob.class, CorrectJob.class, WarnJob.class, CloseJob.class);

  private void forAll(Class<? extends Job> concern, Duration pace) throws SchedulerException {
    JobDetail job = add(concern);
    scheduler.scheduleJob(trigger(job, "all", pace).forJob(job).build());
  }

  static String urgency(JobExecutionContext context) {
    return context.getMergedJobDataMap().getString(URGENCY);
  }

  private static Job job(Class<? extends Job> concern, Rounds rounds) throws SchedulerException {
    if (concern == UpdateJob.class) {
      return new UpdateJob(rounds);
    } else if (concern == CorrectJob.class) {
      return new CorrectJob(rounds);
    } else if (concern == WarnJob.class) {
      return new WarnJob(rounds);
    } else if (concern == CloseJob.class) {
      return new CloseJob(rounds);
    } else if (concern == SentCopyJob.class) {
      return new SentCopyJob(rounds);
    } else if (concern == RetentionJob.class) {
      return new RetentionJob(rounds);
    } else if (concern == BellJob.class) {
      return new BellJob(rounds);
    } else if (concern == MorningJob.class) {
      return new MorningJob(rounds);
    } else if (concern == HolidayJob.class) {
      return new HolidayJob(rounds);
    } else if (concern == AskJob.class) {
      return new AskJob(rounds);
    } else if (concern == AlarmJob.class) {
      return new AlarmJob(rounds);
    }
    throw new SchedulerException("no such job: " + concern.getName());
  }

  private JobDetail add(Class<? extends Job> concern) throws SchedulerException {
    JobDetail job =
        JobBuilder.newJob(concern).withIdentity(concern.getSimpleName()).storeDurably().build();
    scheduler.addJob(job, true);
    return job;
  }

  private TriggerBuilder<?> trigger(JobDetail job, String name, Duration pace) {
    return TriggerBuilder.newTrigger()
        .withIdentity(job.getKey().getName() + " " + name)
        .withSchedule(
            SimpleScheduleBuilder.simpleSchedule()
                .withIntervalInMilliseconds(pace.toMillis())
                .repeatForever()
                .withMisfireHandlingInstructionNowWithRemainingCount());
  }

  private static Properties properties() {
    Properties properties = new Properties();
    properties.setProperty("org.quartz.scheduler.instanceName", "kuittaus-" + System.nanoTime());
    properties.setProperty("org.quartz.threadPool.threadCount", "4");
    properties.setProperty("org.quartz.jobStore.class", "org.quartz.simpl.RAMJobStore");
    properties.setProperty("org.quartz.scheduler.skipUpdateCheck", "true");
    return properties;
  }

  /** Lets running rounds end, for a few seconds. */
  @Override
  public void close() {
    Thread stop = Thread.ofVirtual().name("schedule-stop").start(this::shutdown);
    try {
      if (!stop.join(STOP)) {
        LOG.warn(
            "the rounds have not ended within {} s",
            TimeUnit.MILLISECONDS.toSeconds(STOP.toMillis()));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void shutdown() {
    try {
      scheduler.shutdown(true);
    } catch (SchedulerException e) {
      LOG.warn("Quartz did not stop", e);
    }
  }
}
