package fi.kuittaus.config;

import fi.kuittaus.conversation.Brake;
import fi.kuittaus.conversation.HousePolicy;
import fi.kuittaus.conversation.Retention;
import fi.kuittaus.mail.EmailAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The machine's side of the configuration: {@code kuittaus.yaml} as values, defaults filled in.
 *
 * @param places where things lie on disk
 * @param console where the console listens
 * @param desk where agents are told
 * @param limits what is not sent
 * @param retention how long what is stored is kept
 * @param mailboxes by their names, in the order of the file, at least one
 */
public record Settings(
    Places places,
    Listen console,
    Desk desk,
    HousePolicy.Limits limits,
    Retention retention,
    Map<String, MailboxSettings> mailboxes) {
  /** Nothing older than two days; at most 200 letters to strangers in ten minutes. */
  public static final HousePolicy.Limits USUAL_LIMITS =
      new HousePolicy.Limits(
          Duration.ofDays(2), Optional.of(new Brake(200, Duration.ofMinutes(10))));

  public Settings {
    mailboxes = Collections.unmodifiableMap(new LinkedHashMap<>(mailboxes));
    if (mailboxes.isEmpty()) {
      throw new IllegalArgumentException("at least one mailbox is watched");
    }
  }

  /**
   * Where agents are told; with neither, only the log and the console tell.
   *
   * @param email an address where they read their mail
   * @param webhook what else tells them
   */
  public record Desk(Optional<EmailAddress> email, Optional<WebhookSettings> webhook) {}

  /** The mailbox that stands first in the file. */
  public MailboxSettings firstMailbox() {
    return mailboxes.values().iterator().next();
  }

  /**
   * The mailbox of this name.
   *
   * @throws IllegalArgumentException if there is none
   */
  public MailboxSettings mailbox(String id) {
    MailboxSettings mailbox = mailboxes.get(id);
    if (mailbox == null) {
      throw new IllegalArgumentException("no mailbox named " + id);
    }
    return mailbox;
  }

  /**
   * Where things lie on disk; relative paths of the file are resolved against its directory.
   *
   * @param data the data directory, which need not exist yet
   * @param promises {@code promises.yaml}
   * @param letters the directory of ops' own letters, which need not exist
   */
  public record Places(Path data, Path promises, Optional<Path> letters) {}

  /**
   * An address of this machine to listen at.
   *
   * @param host a loopback address or {@code localhost}, without brackets
   * @param port 0: any free one
   */
  public record Listen(String host, int port) {
    /** Port 8025 of the loopback interface. */
    public static final Listen USUAL = new Listen("127.0.0.1", 8025);

    /** As written in the file, an IPv6 address in brackets. */
    @Override
    public String toString() {
      return (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
    }
  }
}
