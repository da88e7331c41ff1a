package fi.kuittaus.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Function;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/**
 * The database: opened, brought to the newest schema, and worked on in transactions. Safe for any
 * number of threads.
 */
public final class Store implements AutoCloseable {
  /** A command that only looks ({@link #reading}) has the file for a moment. */
  private static final long READER_MILLIS = 3_000;

  /** Stands in the folder as soon as there is something in the database. */
  private static final String BEGUN = "database.begun";

  private final HikariDataSource pool;
  private final ReentrantLock alone = new ReentrantLock();
  private final GroupSync sync = new GroupSync(this::checkpoint);

  /** There while erased text may still lie in pages of the file that nothing uses. */
  private final Path compactMark;

  private Store(HikariDataSource pool, Path folder) {
    this.pool = pool;
    this.compactMark = folder.resolve("compact.wanted");
  }

  /**
   * The embedded database in this folder, made where there is none.
   *
   * @throws StoreException if it is damaged or another process has it open
   */
  public static Store embedded(Path folder) {
    return migrated(url(folder), folder);
  }

  /**
   * As {@link #embedded}, where there is one.
   *
   * @throws StoreException also if there is none
   */
  public static Store existing(Path folder) {
    return migrated(url(folder) + ";IFEXISTS=TRUE", folder);
  }

  private static Store migrated(String url, Path folder) {
    HikariConfig config = config(url, 8);
    config.setInitializationFailTimeout(READER_MILLIS);
    HikariDataSource pool = pool(config);
    try {
      Flyway flyway = Flyway.configure().dataSource(pool).loggers("slf4j").load();
      requireNotEmptied(folder, flyway);
      flyway.migrate();
      Files.write(folder.resolve(BEGUN), new byte[0]);
    } catch (FlywayException e) {
      pool.close();
      throw StoreException.damage("the database cannot be read: restore a backup");
    } catch (IOException e) {
      pool.close();
      throw new UncheckedIOException("the data folder cannot be written", e);
    } catch (StoreException e) {
      pool.close();
      throw e;
    }
    return new Store(pool, folder);
  }

  /** A file of which H2 can read nothing at all counts for an empty one, and as a first start. */
  private static void requireNotEmptied(Path folder, Flyway flyway) {
    if (Files.exists(folder.resolve(BEGUN)) && flyway.info().applied().length == 0) {
      throw StoreException.damage(
          "the database is empty, and it was not: restore a backup (or delete the file "
              + BEGUN
              + " to begin anew, with every mail that is in the mailbox passed over)");
    }
  }

  /** The newest schema that this program knows; it opens older ones and makes them new. */
  public static int newestSchema() {
    var migrations =
        Flyway.configure().dataSource("jdbc:h2:mem:", "", "").loggers("slf4j").load().info().all();
    return Arrays.stream(migrations)
        .mapToInt(m -> Integer.parseInt(m.getVersion().getVersion()))
        .max()
        .orElseThrow();
  }

  /**
   * A new database in this folder, made of what {@link #script} wrote; its schema is as old as that
   * is. The caller trusts the file: its statements are executed.
   *
   * @throws StoreException if there is one already, or the statements fail
   */
  public static Store scripted(Path folder, Path script) {
    Store store = new Store(pool(config(url(folder), 2)), folder);
    try {
      store.run(tx -> tx.execute(script));
      return store;
    } catch (RuntimeException e) {
      store.close();
      throw e;
    }
  }

  /**
   * The embedded database in this folder as it was left, to look at: nothing in it is changed.
   *
   * @throws StoreException if there is none, it is damaged, or a process has it open
   */
  public static Store reading(Path folder) {
    HikariConfig config = config(url(folder) + ";IFEXISTS=TRUE;ACCESS_MODE_DATA=r", 1);
    config.setReadOnly(true);
    return new Store(pool(config), folder);
  }

  /**
   * By {@code async:}, since an interrupted thread would else close the whole database. H2 lets a
   * commit wait in memory for half a second: {@link #transaction} waits for the disk instead.
   */
  private static String url(Path folder) {
    return "jdbc:h2:async:"
        + folder.resolve("kuittaus").toAbsolutePath()
        + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH"
        + ";DB_CLOSE_ON_EXIT=FALSE;TRACE_LEVEL_FILE=0;QUERY_CACHE_SIZE=64";
  }

  private static HikariConfig config(String url, int connections) {
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(url);
    config.setMaximumPoolSize(connections);
    config.setAutoCommit(false);
    config.setPoolName("kuittaus");
    config.setInitializationFailTimeout(1);
    return config;
  }

  private static HikariDataSource pool(HikariConfig config) {
    try {
      return new HikariDataSource(config);
    } catch (HikariPool.PoolInitializationException e) {
      throw switch (state(e)) {
        case "90020" ->
            new StoreException("the database is in use by another process: is a daemon running?");
        case "90146" -> new StoreException("there is no database");
        case "90030", "50000" -> StoreException.damage("the database is damaged: restore a backup");
        case String state ->
            new StoreException("the database cannot be opened (SQL state " + state + ")");
      };
    }
  }

  private static String state(Throwable e) {
    return switch (e) {
      case SQLException sql -> sql.getSQLState();
      case Throwable other when other.getCause() != null -> state(other.getCause());
      case Throwable _ -> "unknown";
    };
  }

  /**
   * Does this work in one transaction: on disk when it returns, through the operating system's
   * cache, if it has changed anything; rolled back when it throws.
   *
   * @throws StoreException if the database fails; if that is while it is put on disk, what was
   *     changed may be there nevertheless
   */
  public <T> T transaction(Function<Transaction, T> work) {
    return onDisk(committed(work));
  }

  /**
   * As {@link #transaction}, one at a time: for decisions that lean on what is not there yet, such
   * as that a mail is new.
   */
  public <T> T alone(Function<Transaction, T> work) {
    Committed<T> committed;
    alone.lock();
    try {
      committed = committed(work);
    } finally {
      alone.unlock();
    }
    return onDisk(committed);
  }

  /**
   * The outcome of a transaction that has been committed, in memory at least.
   *
   * @param changed whether there is something to put on disk
   */
  private record Committed<T>(T result, boolean changed) {}

  private <T> Committed<T> committed(Function<Transaction, T> work) {
    try (Connection connection = pool.getConnection()) {
      try (Rows rows = new Rows(connection)) {
        T result = work.apply(new Transaction(rows));
        connection.commit();
        return new Committed<>(result, rows.changed());
      } catch (Throwable e) {
        connection.rollback();
        throw e;
      }
    } catch (SQLException e) {
      throw new StoreException("a transaction", e);
    }
  }

  private <T> T onDisk(Committed<T> committed) {
    if (committed.changed()) {
      sync.await();
    }
    return committed.result();
  }

  /** Does this work in one transaction, as {@link #transaction} does. */
  public void run(Consumer<Transaction> work) {
    transaction(tx -> {
      work.accept(tx);
      return true;
    });
  }

  /**
   * Writes everything as SQL statements ({@code SCRIPT}), as it stands at one instant, while others
   * go on working.
   *
   * <p>Serializable, which in H2 is a snapshot of all tables at once: the tables of a script that
   * is made while mail flows would else be of different instants.
   *
   * @param file is overwritten
   * @return what it holds
   * @throws StoreException if the database fails or the file cannot be written
   */
  public Snapshot script(Path file) {
    try (Connection connection = pool.getConnection()) {
      connection.setTransactionIsolation(Connection.TRANSACTION_SERIALIZABLE);
      try (Rows rows = new Rows(connection)) {
        return Snapshot.write(rows, file);
      } finally {
        connection.rollback();
      }
    } catch (SQLException e) {
      throw new StoreException("SCRIPT", e);
    }
  }

  /** Puts all that has been committed on disk. */
  private void checkpoint() {
    try (Connection connection = pool.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("CHECKPOINT SYNC");
      connection.commit();
    } catch (SQLException e) {
      throw new StoreException("CHECKPOINT SYNC", e);
    }
  }

  /**
   * Asks that the file be written anew when it is closed: what was erased may lie in it until then.
   * Remembered in the folder, since the process may die before.
   *
   * @throws UncheckedIOException if that cannot be remembered
   */
  public void compactAtClose() {
    try {
      Files.write(compactMark, new byte[0]);
    } catch (IOException e) {
      throw new UncheckedIOException("the data folder cannot be written", e);
    }
  }

  /**
   * Puts everything on disk and closes, with the file written anew if {@link #compactAtClose} was
   * asked for; the database closes with its last connection.
   */
  @Override
  public void close() {
    boolean writable = !pool.isReadOnly();
    try (pool) {
      if (writable) {
        sync.await();
      }
    }
    if (writable && Files.exists(compactMark)) {
      compact();
    }
  }

  /** On a connection of its own, which dies with the database: the pool would take it amiss. */
  private void compact() {
    try (Connection connection = DriverManager.getConnection(pool.getJdbcUrl());
        Statement statement = connection.createStatement()) {
      statement.execute("SHUTDOWN COMPACT");
      Files.deleteIfExists(compactMark);
    } catch (SQLException e) {
      throw new StoreException("SHUTDOWN COMPACT", e);
    } catch (IOException e) {
      throw new UncheckedIOException("the data folder cannot be written", e);
    }
  }
}
