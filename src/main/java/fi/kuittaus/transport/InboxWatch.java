package fi.kuittaus.transport;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The duty on the inbox: take in what is there, then wait for more. For one thread.
 *
 * <p>IDLE while it is quiet, since it costs nothing; NOOP at short intervals for some seconds after
 * a new mail, since more may follow and Dovecot tells an idling client up to half a second late.
 */
final class InboxWatch implements ConnectionLoop.Duty {
  private final FolderReader reader;
  private final AtomicBoolean current;
  private final Stir stir;
  private final Pace pace;
  private final Stop stop;

  /** {@code stir}: told when agents flag mails of the inbox, or take them away. */
  InboxWatch(FolderReader reader, AtomicBoolean current, Stir stir, Pace pace, Stop stop) {
    this.reader = reader;
    this.current = current;
    this.stir = stir;
    this.pace = pace;
    this.stop = stop;
  }

  @Override
  public void on(ImapLine line) throws IOException, InterruptedException {
    ImapFolder inbox = reader.open(line);
    reader.catchUp(inbox);
    current.set(true);
    line.onStir(stir::tell);
    try {
      while (true) {
        await(line);
        if (reader.catchUp(inbox)) {
          followClosely(line, inbox);
        }
      }
    } finally {
      current.set(false);
    }
  }

  private void await(ImapLine line) throws IOException, InterruptedException {
    stop.check();
    if (line.can("IDLE")) {
      line.idle(pace.idle());
    } else {
      stop.pause(pace.poll());
      line.noop();
    }
  }

  private void followClosely(ImapLine line, ImapFolder inbox)
      throws IOException, InterruptedException {
    long calm = System.nanoTime() + pace.alert().toNanos();
    while (System.nanoTime() < calm) {
      stop.pause(pace.beat());
      line.noop();
      if (line.hasNews() && reader.catchUp(inbox)) {
        calm = System.nanoTime() + pace.alert().toNanos();
      }
    }
  }
}
