package fi.kuittaus.flow;

import static fi.kuittaus.TestHouse.at;

import fi.kuittaus.TestHouse;
import fi.kuittaus.mail.InboundMessage;
import fi.kuittaus.mail.MailLookout.Change;
import fi.kuittaus.mail.MailLookout.What;
import fi.kuittaus.mail.OutboundMessage;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.LongStream;

/** An inbox with one mail of Maija's, acknowledged, in which it is seen what becomes of mails. */
final class WatchedInbox implements AutoCloseable {
  static final Instant MONDAY = at("2026-11-23T09:07");
  final FlowWorld world;
  final InboundMessage first;

  WatchedInbox(Path data) {
    world = new FlowWorld(data, MONDAY);
    first = TestHouse.mail(TestHouse.MAIJA, "1@c", "Lasku", "Lasku ei aukea.", MONDAY);
    world.arrives(first);
    world.send();
  }

  /** The server tells what became of these mails in the inbox. */
  void happens(What what, long... uids) {
    world.lookout.changed(
        "INBOX", 1, LongStream.of(uids).mapToObj(uid -> new Change(uid, what)).toList());
  }

  /** The mails to the desk that ask what to do with what is held. */
  List<String> questions() {
    world.alerting.askDue();
    world.send();
    return world.delivered.stream()
        .map(OutboundMessage::text)
        .filter(text -> text.contains("kuittaus resume"))
        .toList();
  }

  @Override
  public void close() {
    world.close();
  }
}
