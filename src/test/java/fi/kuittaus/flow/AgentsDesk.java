package fi.kuittaus.flow;

import fi.kuittaus.TestHouse;
import fi.kuittaus.conversation.HouseMailbox;
import fi.kuittaus.conversation.HousePolicy;
import fi.kuittaus.mail.EmailAddress;
import fi.kuittaus.mail.InboundMessage;
import fi.kuittaus.mail.NamedAddress;
import fi.kuittaus.mail.Participants;
import fi.kuittaus.screening.ScreeningPolicy;
import fi.kuittaus.store.History;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A house with a host that vouches for senders, in which Maija was acknowledged an hour ago; and
 * the mails that agents write there.
 */
final class AgentsDesk implements AutoCloseable {
  static final String PROVEN = "mx.example.com; dmarc=pass header.from=example.com";
  static final List<String> MAIJA = List.of("maija@customer.example");
  final FlowWorld world;

  /** It is Monday, 10.07. */
  AgentsDesk(Path data) {
    world = new FlowWorld(data, TestHouse.at("2026-11-23T09:07"), trusting());
    world.maijaWrites("1@c", "Lasku", "Lasku ei aukea.");
    world.send();
    world.clock.forward(Duration.ofHours(1));
  }

  /** The tests' house, with a host that vouches for senders. */
  private static HousePolicy trusting() {
    HousePolicy p = TestHouse.policy();
    HouseMailbox m = TestHouse.mailbox();
    ScreeningPolicy s = m.screening();
    ScreeningPolicy screening =
        new ScreeningPolicy(
            s.mailbox(),
            s.aliases(),
            s.houseMailboxes(),
            s.agents(),
            List.of("mx.example.com"),
            s.key());
    HouseMailbox mailbox =
        new HouseMailbox(m.id(), m.from(), screening, m.subject(), m.languages());
    HouseMailbox sales = new HouseMailbox("sales", m.from(), screening, m.subject(), m.languages());
    return new HousePolicy(
        p.promises(), p.triage(), Map.of("support", mailbox, "sales", sales), p.desk(), p.limits());
  }

  /** An agent answers Maija, or whoever they are. */
  InboundMessage mail(EmailAddress author, List<String> to, String... headers) {
    return mail(author, "a@e", "Re: Lasku", to, headers);
  }

  InboundMessage mail(
      EmailAddress author, String id, String subject, List<String> to, String... headers) {
    InboundMessage mail =
        TestHouse.mail(author, id, subject, "Korjattu.", world.clock.instant(), headers);
    return new InboundMessage(
        mail.headers(),
        new Participants(
            mail.participants().from(),
            List.of(),
            to.stream().map(EmailAddress::of).map(NamedAddress::of).toList()),
        mail.subject(),
        mail.content(),
        mail.arrivedAt(),
        mail.digest());
  }

  /** These headers, and that of an answer to her mail. */
  static String[] reply(String... more) {
    return Stream.concat(Stream.of("In-Reply-To", "<1@c>"), Stream.of(more)).toArray(String[]::new);
  }

  /** How often this happened in her matter. */
  long times(String event) {
    List<String> events =
        world.store.transaction(tx ->
            tx.history().of(world.only().reference()).stream().map(History.Event::what).toList());
    return Collections.frequency(events, event);
  }

  @Override
  public void close() {
    world.close();
  }
}
