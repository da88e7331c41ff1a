package fi.kuittaus.world;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.AppenderBase;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/** What the flows have logged as an error: work that failed and that they went on without. */
final class LoggedErrors extends AppenderBase<ILoggingEvent> {
  private static final AtomicReference<@Nullable String> LAST = new AtomicReference<>();

  private LoggedErrors() {}

  /** From now on, in this process; warnings are no longer shown, since here they are many. */
  static void listen() {
    Logger flows = (Logger) LoggerFactory.getLogger("fi.kuittaus.flow");
    if (flows.getAppender("world") == null) {
      LoggedErrors appender = new LoggedErrors();
      appender.setName("world");
      appender.setContext(flows.getLoggerContext());
      appender.start();
      flows.addAppender(appender);
      flows.setAdditive(false);
    }
    LAST.set(null);
    ((Logger) LoggerFactory.getLogger("com.zaxxer.hikari")).setLevel(Level.OFF);
  }

  static void listenNoMore() {
    Logger flows = (Logger) LoggerFactory.getLogger("fi.kuittaus.flow");
    flows.detachAppender("world");
    flows.setAdditive(true);
    ((Logger) LoggerFactory.getLogger("com.zaxxer.hikari")).setLevel(null);
  }

  static Optional<String> taken() {
    return Optional.ofNullable(LAST.getAndSet(null));
  }

  @Override
  protected void append(ILoggingEvent event) {
    if (event.getLevel().isGreaterOrEqual(Level.ERROR)) {
      LAST.set(
          event.getFormattedMessage()
              + "\n"
              + (event.getThrowableProxy() == null
                  ? ""
                  : ThrowableProxyUtil.asString(event.getThrowableProxy())));
    }
  }
}
