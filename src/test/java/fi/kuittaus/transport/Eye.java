package fi.kuittaus.transport;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import fi.kuittaus.mail.AgentWay;
import fi.kuittaus.mail.MailLookout;
import fi.kuittaus.mail.MessageId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;

/** A lookout that watches the mails that it is told to, each until something became of it. */
final class Eye implements MailLookout {
  private final Map<Long, Watched> watched = new ConcurrentHashMap<>();
  private final BlockingQueue<Change> changes = new LinkedBlockingQueue<>();
  private final BlockingQueue<Set<AgentWay>> ways = new LinkedBlockingQueue<>();

  /** Watches a mail. */
  void on(long uid, String messageId, String... marks) {
    MessageId id = new MessageId("<" + messageId + ">");
    watched.put(uid, new Watched(uid, Optional.of(id), Known.NOTHING, Set.of(marks)));
  }

  /** The next change that is told. */
  Change next() throws InterruptedException {
    Change change = changes.poll(60, SECONDS);
    assertThat(change).as("a change").isNotNull();
    return change;
  }

  /** The ways that were told as shut last. */
  Set<AgentWay> shut() throws InterruptedException {
    Set<AgentWay> told = ways.poll(20, SECONDS);
    assertThat(told).as("the ways that are shut").isNotNull();
    return told;
  }

  @Override
  public void ways(Set<AgentWay> shut) {
    ways.add(shut);
  }

  @Override
  public List<Watched> watched(String folder, long uidValidity) {
    return List.copyOf(watched.values());
  }

  @Override
  public void changed(String folder, long uidValidity, List<Change> news) {
    for (Change change : news) {
      if (change.what() == What.SEEN) {
        watched.computeIfPresent(
            change.uid(),
            (uid, m) -> new Watched(uid, m.messageId(), new Known(true, false), m.marks()));
      } else {
        watched.remove(change.uid());
      }
    }
    changes.addAll(news);
  }
}
