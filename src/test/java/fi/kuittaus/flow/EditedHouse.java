package fi.kuittaus.flow;

import fi.kuittaus.TestHouse;
import fi.kuittaus.config.PromisesFile;
import fi.kuittaus.conversation.Edition;
import fi.kuittaus.mail.EmailAddress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The flows of a house whose {@code promises.yaml} is edited while they run. */
final class EditedHouse implements AutoCloseable {
  static final String GOOD =
      """
      calendars:
        office: { zone: Europe/Helsinki, open: { mon-thu: "08:00-16:00", fri: "08:00-15:00" } }
      urgencies:
        high: { answer-within: 4 business hours, calendar: office, updates: every 3 business hours }
        normal: { answer-within: 1 business day, calendar: office, updates: daily at 15:00 }
        low: { answer-within: 5 business days, calendar: office, updates: weekly on Monday at 10:00 }
      default: { topic: question, urgency: normal }
      """;

  final Path promises;
  final FlowWorld world;
  final Reloading reloading;
  final PolicyInForce inForce;
  final List<Set<String>> rounds = new ArrayList<>();
  private final PromisesFile file;
  private int mails;

  /** What happens between the look at the names in use and the new policy. */
  Runnable meanwhile = () -> {};

  EditedHouse(Path folder) {
    this(folder, GOOD, "2026-11-23T09:07");
  }

  /** A start with this text, at this time, on what an earlier one may have left. */
  EditedHouse(Path folder, String text, String start) {
    promises = folder.resolve("promises.yaml");
    file =
        new PromisesFile(
            promises,
            folder.resolve("calendars"),
            () -> TestHouse.at("2026-11-23T08:00"),
            Optional.of(folder.resolve("letters")));
    save(text);
    Edition.Good first = (Edition.Good) file.read();
    var policy = TestHouse.policy().with(first.rules());
    inForce = new PolicyInForce(policy, first.version(), TestHouse.at("2026-11-23T08:00"));
    world = new FlowWorld(folder.resolve("data"), TestHouse.at(start), inForce);
    reloading = new Reloading(world.office, inForce, file::read, this::served);
    reloading.begin();
  }

  private void served(Set<String> urgencies) {
    rounds.add(urgencies);
    meanwhile.run();
  }

  void save(String text) {
    save(text.getBytes(StandardCharsets.UTF_8));
  }

  void save(byte[] bytes) {
    try {
      Files.write(promises, bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Saves the good text with these edits, and has it looked at. */
  void edit(String... edits) {
    save(edited(edits));
    watch();
  }

  /** The good text in which the first of each two is replaced by the second. */
  static String edited(String... edits) {
    String text = GOOD;
    for (int i = 0; i < edits.length; i += 2) {
      text = text.replace(edits[i], edits[i + 1]);
    }
    return text;
  }

  /** Two looks of the watch: what is new and stable is offered. */
  void watch() {
    look();
    look();
  }

  void look() {
    file.look().ifPresent(reloading::offer);
  }

  /** The mistakes of the version that stands in the file; empty: it is in force. */
  List<String> refused() {
    return reloading.status().refused().map(Reloading.Refusal::mistakes).orElse(List.of()).stream()
        .map(mistake -> mistake.replace(promises.getParent() + "/", ""))
        .toList();
  }

  String version() {
    return reloading.status().version();
  }

  /** A mail of somebody new; true: an acknowledgement left. */
  boolean acknowledges() {
    int before = world.delivered.size();
    mails++;
    EmailAddress customer =
        mails == 1 ? TestHouse.MAIJA : EmailAddress.of("c" + mails + "@c.example");
    world.arrives(customer, "m" + mails + "@c.example", "Aukiolo", "Hei, milloin olette auki?");
    world.send();
    return world.delivered.size() == before + 1;
  }

  @Override
  public void close() {
    world.close();
  }
}
