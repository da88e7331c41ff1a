package fi.kuittaus.cli;

import fi.kuittaus.cli.past.MailHistory;
import fi.kuittaus.config.Configuration;
import fi.kuittaus.config.MailboxSettings;
import fi.kuittaus.conversation.HousePolicy;
import fi.kuittaus.insight.PastMatter;
import fi.kuittaus.store.Answers;
import fi.kuittaus.transport.FolderNames;
import fi.kuittaus.transport.PastFolders;
import fi.kuittaus.transport.WatchedMailbox;
import fi.kuittaus.transport.Wire;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The options that say which past is looked at: stored conversations, or mails in files. */
public final class PastOption {
  private static final int MOST_MONTHS = 60;

  @Parameters(
      paramLabel = "FILE|DIR|MBOX",
      arity = "0..*",
      description = {
        "Mails of the past: an mbox, a Maildir, or a directory of *.eml files. What comes from the"
            + " mailbox's own addresses or its agents is an answer.",
        "Left out: the conversations that are stored."
      })
  private List<Path> paths = new ArrayList<>();

  @Option(
      names = "--sent",
      paramLabel = "PATH",
      description = "Mails of a Sent folder: all of them are answers, whoever wrote them.")
  private List<Path> sent = new ArrayList<>();

  @Option(
      names = "--months",
      paramLabel = "N",
      description =
          "The mailbox's own Inbox and Sent of so many months, over IMAP; nothing is marked or"
              + " moved there.")
  private @Nullable Integer months;

  @Option(
      names = "--mailbox",
      paramLabel = "NAME",
      description = "The mailbox that the mails came to. Default: the first.")
  private @Nullable String mailbox;

  /**
   * Passes each matter on.
   *
   * @return how many mails could not be used
   * @throws CommandFailure if what is named cannot be read
   */
  long forEach(Configuration house, HousePolicy policy, Shell shell, Consumer<PastMatter> each) {
    if (paths.isEmpty() && sent.isEmpty() && months == null) {
      stored(house, shell, each);
      return 0;
    }
    MailHistory history = new MailHistory(policy, policy.mailbox(mailbox(house)));
    if (months == null) {
      files(history, shell);
    } else {
      served(house, history, months, shell);
    }
    history.forEachMatter(each);
    return history.passedOver();
  }

  /** With its secrets, where it is to log in. */
  Configuration configuration(ConfigurationOption option, Shell shell) {
    return months == null ? option.readWithoutSecrets(shell) : option.read(shell);
  }

  private String mailbox(Configuration house) {
    Set<String> known = house.settings().mailboxes().keySet();
    String id = Optional.ofNullable(mailbox).orElseGet(() -> house.settings().firstMailbox().id());
    if (!known.contains(id)) {
      throw CommandFailure.usage(
          "there is no mailbox " + id + "; there are " + String.join(", ", known));
    }
    return id;
  }

  private void served(Configuration house, MailHistory history, int past, Shell shell) {
    if (past < 1 || past > MOST_MONTHS) {
      throw CommandFailure.usage("--months is a number from 1 to " + MOST_MONTHS);
    }
    MailboxSettings settings = house.settings().mailbox(mailbox(house));
    MailboxSettings.Folders names = settings.folders();
    WatchedMailbox watched =
        new WatchedMailbox(
            settings.id(),
            settings.imap(),
            new FolderNames(names.inbox(), names.sent(), names.closed()),
            settings.closedKeyword());
    Instant since = shell.clock().instant().minus(Duration.ofDays(past * 30L));
    try (Wire wire = new Wire();
        Progress progress = Progress.of(shell, 0)) {
      new PastFolders(watched, wire)
          .forEach(
              since,
              (raw, at, inSent) -> {
                history.add(raw, at, inSent);
                progress.add(1);
              });
    } catch (IOException e) {
      throw CommandFailure.unreachable(
          "the mailbox " + settings.id() + " cannot be read: " + e.getMessage());
    }
  }

  private void files(MailHistory history, Shell shell) {
    Stream.concat(paths.stream(), sent.stream()).forEach(PastOption::requireReadable);
    try (Progress progress = Progress.of(shell, bytes())) {
      for (Path path : paths) {
        history.add(path, false, progress::add);
      }
      for (Path path : sent) {
        history.add(path, true, progress::add);
      }
    } catch (IOException e) {
      throw CommandFailure.usage("the mails cannot be read: " + e.getMessage());
    }
  }

  private static void stored(Configuration house, Shell shell, Consumer<PastMatter> each) {
    Instant now = shell.clock().instant();
    try (Progress progress = Progress.of(shell, 0)) {
      new CaseFiles(house.settings().places().data())
          .forEachAnswered(answered -> {
            each.accept(past(answered, now));
            progress.add(1);
          });
    }
  }

  private static PastMatter past(Answers.Answered c, Instant now) {
    return new PastMatter(
        c.urgency(),
        c.openedAt(),
        c.answeredAt().filter(at -> !at.isBefore(c.openedAt())),
        c.closedAt().orElse(now));
  }

  private static void requireReadable(Path path) {
    if (!Files.isReadable(path)) {
      throw CommandFailure.usage(
          Files.exists(path) ? path + " cannot be read" : "there is no " + path);
    }
  }

  private long bytes() throws IOException {
    long bytes = 0;
    for (Path path : Stream.concat(paths.stream(), sent.stream()).toList()) {
      try (Stream<Path> files = Files.walk(path)) {
        bytes += files.filter(Files::isRegularFile).mapToLong(PastOption::size).sum();
      } catch (UncheckedIOException e) {
        throw e.getCause();
      }
    }
    return bytes;
  }

  private static long size(Path file) {
    try {
      return Files.size(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
