package fi.kuittaus.console;

import fi.kuittaus.flow.Forgetting;
import fi.kuittaus.mail.EmailAddress;
import fi.kuittaus.store.backup.BackupException;
import fi.kuittaus.store.backup.Backups;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import tools.jackson.core.JacksonException;

/** What the API answers about what is kept: backups, and people who are forgotten. */
final class KeepingRoutes {
  private final Backups backups;
  private final Forgetting forgetting;

  KeepingRoutes(Desk.Keeping keeping) {
    this.backups = keeping.backups();
    this.forgetting = keeping.forgetting();
  }

  /**
   * A backup that is asked for.
   *
   * @param file its absolute path on this machine
   * @param force whether it may take the place of another
   * @param at the instant that it is said to show
   */
  record BackupWanted(String file, boolean force, Instant at) {
    BackupWanted {
      Objects.requireNonNull(file);
      Objects.requireNonNull(at);
    }
  }

  /**
   * Somebody who is to be forgotten.
   *
   * @param address theirs
   * @param dryRun whether they are only looked for
   * @param by who forgets, in a line for the history
   */
  record ForgetWanted(String address, Boolean dryRun, Optional<String> by) {
    ForgetWanted {
      Objects.requireNonNull(address);
      Objects.requireNonNull(dryRun); // who leaves it out has not decided
    }
  }

  Answer backup(Routes.Call call) {
    try {
      BackupWanted wanted = Json.read(call.body(), BackupWanted.class);
      Path file = Path.of(wanted.file());
      return file.isAbsolute()
          ? written(backups.write(file, wanted.force(), wanted.at()))
          : Answer.error(400, "file is an absolute path");
    } catch (JacksonException | InvalidPathException _) {
      return Answer.error(400, "the body is {\"file\": a path, \"force\": …, \"at\": …}");
    } catch (BackupException e) {
      return Answer.error(409, String.valueOf(e.getMessage()));
    }
  }

  private static Answer written(Backups.Written backup) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("conversations", backup.manifest().holds().conversations());
    body.put("mails", backup.manifest().holds().mails());
    body.put("letters", backup.manifest().holds().letters());
    body.put("quarantined", backup.manifest().quarantined());
    body.put("bytes", backup.bytes());
    return Answer.ok(body);
  }

  Answer forget(Routes.Call call) {
    try {
      ForgetWanted wanted = Json.read(call.body(), ForgetWanted.class);
      EmailAddress address = EmailAddress.of(wanted.address());
      String by = Routes.line(wanted.by().orElse("by the local API"));
      return Answer.ok(wanted.dryRun() ? forgetting.find(address) : forgetting.forget(address, by));
    } catch (JacksonException | IllegalArgumentException _) {
      return Answer.error(400, "the body is {\"address\": …, \"dryRun\": …, \"by\": a line}");
    }
  }
}
