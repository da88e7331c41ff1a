package fi.kuittaus.store;

import fi.kuittaus.mail.EmailAddress;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/**
 * One open transaction on the database; its parts are what can be done within it. For one thread.
 */
public final class Transaction {
  private final Rows rows;

  Transaction(Rows rows) {
    this.rows = rows;
  }

  /** Executes the statements of this file. */
  void execute(Path script) {
    rows.update("runscript from ? charset 'UTF-8'", script.toAbsolutePath().toString());
  }

  /** What is stored now. */
  public Snapshot snapshot() {
    return Snapshot.of(rows);
  }

  public Conversations conversations() {
    return new Conversations(rows);
  }

  public Messages messages() {
    return new Messages(rows);
  }

  public Outbox outbox() {
    return new Outbox(rows);
  }

  public SendQueue queue() {
    return new SendQueue(rows);
  }

  public Promises promises() {
    return new Promises(rows);
  }

  public Positions positions() {
    return new Positions(rows);
  }

  public Quarantine quarantine() {
    return new Quarantine(rows);
  }

  public History history() {
    return new History(rows);
  }

  public Shredder shredder() {
    return new Shredder(rows);
  }

  /** What is stored of this address. */
  public Traces traces(EmailAddress address) {
    return new Traces(rows, address);
  }

  public BellRope bellRope() {
    return new BellRope(rows);
  }

  public Errands errands() {
    return new Errands(rows);
  }

  /** The open conversations since then whose customers have had no acknowledgement. */
  public List<Unacknowledged> unacknowledged(Instant since) {
    return Unacknowledged.since(rows, since);
  }

  public Watchlist watchlist() {
    return new Watchlist(rows);
  }

  public Notes notes() {
    return new Notes(rows);
  }

  public Incidents incidents() {
    return new Incidents(rows);
  }

  public Sights sights() {
    return new Sights(rows);
  }

  public AgentActs acts() {
    return new AgentActs(rows);
  }

  public Leases leases() {
    return new Leases(rows);
  }

  public Answers answers() {
    return new Answers(rows);
  }

  public Dossiers dossiers() {
    return new Dossiers(rows);
  }
}
