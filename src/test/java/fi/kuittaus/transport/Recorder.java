package fi.kuittaus.transport;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import fi.kuittaus.mail.Arrival;
import fi.kuittaus.mail.Content;
import fi.kuittaus.mail.FolderIntake;
import fi.kuittaus.mail.Headers;
import fi.kuittaus.mail.InboundMessage;
import fi.kuittaus.mail.MailboxPosition;
import fi.kuittaus.mail.OwnWords;
import fi.kuittaus.mail.Parsed;
import fi.kuittaus.mail.Participants;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.BiConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** An intake that remembers its position and what came, and fails when it is told to. */
final class Recorder implements FolderIntake {
  private static final Pattern SUBJECT = Pattern.compile("(?m)^Subject: (.*?)\\r?$");

  /** A batch as it came. */
  record Batch(MailboxPosition upTo, List<Arrival> arrivals) {}

  private final ConcurrentHashMap<String, MailboxPosition> positions = new ConcurrentHashMap<>();
  private final BlockingQueue<Batch> batches = new LinkedBlockingQueue<>();
  private final BlockingQueue<Arrival> arrivals = new LinkedBlockingQueue<>();
  private final BlockingQueue<MailboxPosition> begun = new LinkedBlockingQueue<>();
  private volatile BiConsumer<MailboxPosition, List<Arrival>> failing = (upTo, batch) -> {};

  /** Fails where this throws. */
  Recorder failing(BiConsumer<MailboxPosition, List<Arrival>> check) {
    failing = check;
    return this;
  }

  @Override
  public Optional<MailboxPosition> position(String folder) {
    return Optional.ofNullable(positions.get(folder));
  }

  @Override
  public void begin(MailboxPosition position) {
    positions.put(position.folder(), position);
    begun.add(position);
  }

  @Override
  public void receive(MailboxPosition upTo, List<Arrival> batch) {
    failing.accept(upTo, batch);
    positions.put(upTo.folder(), upTo);
    batches.add(new Batch(upTo, List.copyOf(batch)));
    arrivals.addAll(batch);
  }

  BlockingQueue<Batch> batches() {
    return batches;
  }

  BlockingQueue<Arrival> arrivals() {
    return arrivals;
  }

  /** Waits for the first start. */
  MailboxPosition begun() throws InterruptedException {
    MailboxPosition position = begun.poll(10, SECONDS);
    assertThat(position).as("the first start").isNotNull();
    return position;
  }

  /** Waits for the next mail. */
  Arrival next() throws InterruptedException {
    Arrival arrival = arrivals.poll(20, SECONDS);
    assertThat(arrival).as("the next arrival").isNotNull();
    return arrival;
  }

  /** Waits for so many mails: their subjects. */
  List<String> subjects(int count) throws InterruptedException {
    List<String> subjects = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      subjects.add(subject(next()));
    }
    return subjects;
  }

  /** The subject of a mail, or why it is unreadable. */
  static String subject(Arrival arrival) {
    return switch (arrival.mail()) {
      case Parsed.Mail(InboundMessage message) -> message.subject();
      case Parsed.Unreadable(byte[] _, String reason) -> "unreadable: " + reason;
    };
  }

  /** A parser that reads the subject only; its mail's digest is the number of bytes. */
  static Parsed parse(byte @Nullable [] raw, Instant arrivedAt) {
    byte[] bytes = raw == null ? new byte[0] : raw;
    Matcher subject = SUBJECT.matcher(new String(bytes, StandardCharsets.UTF_8));
    if (!subject.find()) {
      throw new IllegalArgumentException("no subject");
    }
    return new Parsed.Mail(
        new InboundMessage(
            new Headers(List.of()),
            new Participants(List.of(), List.of(), List.of()),
            subject.group(1),
            new Content("", OwnWords.of(""), List.of()),
            arrivedAt,
            Integer.toString(bytes.length)));
  }
}
