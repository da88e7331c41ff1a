package fi.kuittaus.transport;

import fi.kuittaus.mail.FolderIntake;
import fi.kuittaus.mail.Parsed;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;

/** The watch over a mailbox, made look by look. For one thread. */
public final class SteppedWatch implements AutoCloseable {
  private final WatchedMailbox mailbox;
  private final InstantSource clock;
  private final Stop stop = new Stop();
  private final ImapLine line;
  private final List<FolderReader> readers = new ArrayList<>();
  private final KeywordSearch keyword;
  private final InboxLookout lookout;

  /** Connects, and finds the folders. */
  public SteppedWatch(WatchedMailbox mailbox, Watching watching, InstantSource clock, Wire wire)
      throws IOException {
    this.mailbox = mailbox;
    this.clock = clock;
    line = ImapLine.open(mailbox.account(), wire, new Plug());
    FolderFinder finder = new FolderFinder(mailbox);
    keyword = new KeywordSearch(mailbox, watching.closedByKeyword());
    keyword.begin(line);
    lookout = new InboxLookout(mailbox, finder, watching);
    readers.add(reader(mailbox.folders().inbox(), watching.inbox()));
    readers.add(reader(finder.closed(line).orElseThrow(), watching.closed()));
    readers.add(reader(finder.sent(line).orElseThrow(), watching.sent()));
  }

  private FolderReader reader(String folder, FolderIntake intake) {
    Handover handover = new Handover(mailbox.name(), intake, Duration.ofMillis(1), stop);
    BiFunction<byte[], Instant, Parsed> parser = new MimeReader()::read;
    return new FolderReader(mailbox.name(), folder, handover, parser, clock, stop);
  }

  /** Looks at everything once, in the order in which the daemon does. */
  public void look() throws IOException, InterruptedException {
    for (FolderReader reader : readers) {
      reader.catchUp(reader.open(line));
    }
    keyword.displaced();
    keyword.look(line);
    lookout.lookAndColour(line);
  }

  @Override
  public void close() {
    line.close();
  }
}
