package fi.kuittaus.store;

/**
 * One open transaction on the database; its parts are what can be done within it. For one thread.
 */
public final class Transaction {
  private final Rows rows;

  Transaction(Rows rows) {
    this.rows = rows;
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

  public Leases leases() {
    return new Leases(rows);
  }

  public Dossiers dossiers() {
    return new Dossiers(rows);
  }
}
