package fi.kuittaus.config;

import fi.kuittaus.conversation.Brake;
import fi.kuittaus.conversation.HousePolicy;
import fi.kuittaus.conversation.Retention;
import fi.kuittaus.mail.EmailAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One reading of {@code kuittaus.yaml}'s tree into settings. */
final class SettingsReader {
  private final Section root;
  private final Borrowed borrowed;

  SettingsReader(Section root, Borrowed borrowed) {
    this.root = root;
    this.borrowed = borrowed;
  }

  /** The {@code promises.yaml} that is named, if it exists. */
  Optional<Path> promisesFile() {
    return root.read("promises", this::existing);
  }

  /** The settings, unless something in them is missing or refused. */
  Optional<Settings> read() {
    Optional<Path> data = root.read("data", this::directory);
    Optional<Path> promises = promisesFile();
    Optional<Path> letters = root.read("letters", this::directory);
    Settings.Listen console =
        root.sectionOrEmpty("console").read("listen", Hosts::listen, Settings.Listen.USUAL);
    HousePolicy.Limits limits = limits();
    Retention retention = retention(root.sectionOrEmpty("retention"));
    Optional<EmailAddress> desk = root.sectionOrEmpty("desk").read("email", Words::email);
    Optional<WebhookSettings> webhook =
        root.sectionOrEmpty("desk")
            .section("webhook")
            .flatMap(section -> new WebhookReader(section, borrowed).read());
    Optional<Map<String, MailboxSettings>> mailboxes = mailboxes(desk);
    new LaterKeys(root, borrowed).check();
    warnOfSilence(desk);
    return root.build(
        () ->
            new Settings(
                new Settings.Places(data.orElseThrow(), promises.orElseThrow(), letters),
                console,
                new Settings.Desk(desk, webhook),
                limits,
                retention,
                mailboxes.orElseThrow()),
        data,
        promises,
        mailboxes);
  }

  private HousePolicy.Limits limits() {
    Duration oldest = root.read("oldest", Words::age, Settings.USUAL_LIMITS.oldest());
    return new HousePolicy.Limits(oldest, brake());
  }

  private static Retention retention(Section section) {
    Retention usual = Retention.USUAL;
    return new Retention(
        section.read("text", Words::period, usual.text()),
        section.read("skeleton", Words::period, usual.skeleton()),
        section.read("quarantine", Words::period, usual.quarantine()));
  }

  private Optional<Brake> brake() {
    if (root.scalar("brake").isPresent()) {
      root.read("brake", SettingsReader::off);
      return Optional.empty();
    }
    return root.sectionOrEmpty("brake")
        .read("limit", Rate::parse)
        .map(limit -> new Brake(limit.count(), limit.per()))
        .or(Settings.USUAL_LIMITS::brake);
  }

  private static String off(String text) {
    if (!text.equals("off")) {
      throw new IllegalArgumentException(
          "\"" + text + "\" is not a brake; { limit: 200 per 10 minutes } or off would do");
    }
    return text;
  }

  private Optional<Map<String, MailboxSettings>> mailboxes(Optional<EmailAddress> desk) {
    List<Section> sections = root.sectionOrEmpty("mailboxes").sections();
    Map<String, MailboxSettings> mailboxes = new LinkedHashMap<>();
    for (Section section : sections) {
      new MailboxReader(section, borrowed, desk)
          .read()
          .ifPresent(mailbox -> mailboxes.put(section.name(), mailbox));
    }
    new Overlaps(sections, mailboxes).check(root.sectionOrEmpty("desk"));
    return Optional.of(mailboxes).filter(m -> !m.isEmpty() && m.size() == sections.size());
  }

  private void warnOfSilence(Optional<EmailAddress> desk) {
    if (desk.isEmpty() && !root.seemsToHave("desk")) {
      root.warning(
          "desk",
          "without it agents are told by the log and the console only;"
              + " desk: { email: team@example.com } would do");
    }
  }

  private Path directory(String text) {
    Path path = borrowed.path(text);
    if (Files.exists(path) && !Files.isDirectory(path)) {
      throw new IllegalArgumentException(path + " is a file; a directory would do");
    }
    return path;
  }

  private Path existing(String text) {
    Path path = borrowed.path(text);
    if (!Files.exists(path) || Files.isDirectory(path)) {
      throw new IllegalArgumentException(
          path + (Files.exists(path) ? " is a directory; a file would do" : " does not exist"));
    }
    return path;
  }
}
