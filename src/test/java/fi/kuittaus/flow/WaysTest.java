package fi.kuittaus.flow;

import static org.assertj.core.api.Assertions.assertThat;

import fi.kuittaus.mail.AgentWay;
import fi.kuittaus.mail.OutboundMessage;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The ways by which agents tell what they did, as far as the mailbox offers them. */
class WaysTest {
  @TempDir Path data;
  private WatchedInbox inbox;
  private FlowWorld world;

  @BeforeEach
  void open() {
    inbox = new WatchedInbox(data);
    world = inbox.world;
  }

  @AfterEach
  void close() {
    inbox.close();
  }

  @Test
  void theDeskIsToldOnceOfAWayThatIsNotThereAndWhatRemains() {
    world.lookout.ways(Set.of(AgentWay.SENT, AgentWay.MOVE));
    assertThat(waysTold()).as("not made yet, and copied is as good as moved").isEmpty();
    world.lookout.ways(Set.of(AgentWay.KEYWORD));
    world.lookout.ways(Set.of(AgentWay.KEYWORD, AgentWay.SENT));
    world.lookout.ways(Set.of(AgentWay.KEYWORD));
    world.lookout.ways(Set.of(AgentWay.KEYWORD, AgentWay.SENT));
    assertThat(waysTold()).hasSize(2);
    assertThat(waysTold().getFirst())
        .contains(AgentWay.SENT.words(), AgentWay.CLOSED.words(), "support+close@example.com")
        .doesNotContain("* " + AgentWay.KEYWORD.words());
    assertThat(world.ways.shut("support")).contains(Set.of(AgentWay.KEYWORD, AgentWay.SENT));
  }

  private List<String> waysTold() {
    world.send();
    return world.delivered.stream()
        .map(OutboundMessage::text)
        .filter(text -> text.contains("does not offer"))
        .toList();
  }
}
