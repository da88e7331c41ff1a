package fi.kuittaus;

import fi.kuittaus.cli.CommandFailure;
import fi.kuittaus.cli.Shell;
import fi.kuittaus.config.Configuration;
import fi.kuittaus.conversation.Reference;
import fi.kuittaus.demo.Backstage;
import fi.kuittaus.demo.Demo;
import fi.kuittaus.demo.FiledMail;
import fi.kuittaus.mail.MessageId;
import fi.kuittaus.store.Dossier;
import fi.kuittaus.store.Messages;
import fi.kuittaus.store.Transaction;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The real daemon behind the demo, on the demo's clock. */
record DemoDaemon(Daemon daemon) implements Backstage {

  /** Performs the demo; ends it too when the process is told to stop. */
  static boolean perform(int speed, boolean once, boolean colour, Shell shell)
      throws InterruptedException {
    try (Demo demo =
        new Demo(new Demo.Terms(speed, once, colour), shell.out(), DemoDaemon::start)) {
      Thread stop = new Thread(demo::close, "stop");
      Runtime.getRuntime().addShutdownHook(stop);
      boolean complete = demo.run();
      forget(stop);
      return complete;
    } catch (NoClassDefFoundError e) {
      throw CommandFailure.usage("the demo's mail server is not there: lib/demo is missing");
    }
  }

  private static void forget(Thread hook) {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // it is running: the process was told to stop
    }
  }

  private static DemoDaemon start(Configuration configuration, InstantSource clock) {
    return new DemoDaemon(Daemon.start(configuration, clock, Tempo.HURRIED));
  }

  @Override
  public Optional<FiledMail> filed(MessageId mail) {
    return daemon
        .store()
        .transaction(tx -> tx.messages().withId(mail).stream().findFirst().map(m -> filed(tx, m)));
  }

  private static FiledMail filed(Transaction tx, Messages.Received mail) {
    return new FiledMail(
        mail.arrivedAt(),
        mail.judged().verdict(),
        mail.judged().reasons(),
        mail.reference().flatMap(r -> matter(tx, r)));
  }

  private static Optional<FiledMail.Matter> matter(Transaction tx, Reference reference) {
    return tx.dossiers().find(reference).map(DemoDaemon::matter);
  }

  private static FiledMail.Matter matter(Dossier dossier) {
    var about = dossier.conversation();
    return new FiledMail.Matter(
        about.reference(),
        about.matter().topic(),
        about.matter().urgency(),
        about.status(),
        promised(dossier.promises()),
        kinds(dossier.letters()));
  }

  private static List<ZonedDateTime> promised(List<Dossier.Promised> promises) {
    return promises.stream()
        .filter(p -> p.what().equals("answer"))
        .map(p -> p.dueAt().atZone(ZoneId.of(p.zone())))
        .toList();
  }

  private static Map<MessageId, String> kinds(List<Dossier.Letter> letters) {
    Map<MessageId, String> kinds = new HashMap<>();
    letters.forEach(l -> kinds.put(new MessageId(l.delivery().messageId()), l.kind()));
    return kinds;
  }

  @Override
  public void close() {
    daemon.close();
  }
}
