package chat.server.log.postgres;

import chat.server.log.LogEndedException;
import chat.server.log.LogEndedException.Cause;
import chat.server.log.LogException;
import chat.server.log.file.Sql;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/**
 * The time in which one claim lasts, and all that is written and read in it. Any thread. The first
 * write whose outcome is unknown, or that finds another owner, ends it for all threads.
 */
public final class Reign implements AutoCloseable {
  /** The condition of each write: it selects no row once the claim is over. */
  static final String OWNER =
      "SELECT epoch FROM owner WHERE epoch = ? AND " + SafeSettings.ARE_SAFE + " FOR SHARE";

  /**
   * Duration of a write after which it is asked again whether the node is safe. If all standbys are
   * away, and the operator then wants none, the database ends the wait as if one had answered.
   */
  private static final long SLOW_NANOS = TimeUnit.MILLISECONDS.toNanos(10);

  private static final String IS_SAFE = "SELECT " + SafeSettings.ARE_SAFE;

  private final Claim claim;
  private final Connection main;
  private final ClaimConnections connections;
  private final Consumer<LogEndedException> whenEnded;
  private final AtomicReference<LogEndedException> end = new AtomicReference<>();

  /** Statements on a connection, and what they return. */
  public interface Work<T> {
    T run(Connection connection) throws SQLException;
  }

  /** A statement that checks {@link #OWNER} found no row, and stored nothing. */
  static final class NotOwnerException extends SQLException {
    private static final long serialVersionUID = 1L;
  }

  /**
   * The time in which a claim lasts.
   *
   * @param main the connection that claimed; it has the owner's lock, and is closed with the others
   * @param whenEnded gets the reason, once, from the thread that found it
   */
  public Reign(
      Claim claim, Connector connector, Connection main, Consumer<LogEndedException> whenEnded) {
    this.claim = claim;
    this.main = main;
    this.connections = new ClaimConnections(claim, connector, main);
    this.whenEnded = whenEnded;
  }

  public Claim claim() {
    return claim;
  }

  /** Returns why it ended; empty while it lasts. */
  public Optional<LogEndedException> ended() {
    return Optional.ofNullable(end.get());
  }

  /** Prepares a statement for {@link #append}. */
  PreparedStatement prepare(String sql) throws SQLException {
    return main.prepareStatement(sql);
  }

  /**
   * Runs a statement that writes and checks {@link #OWNER} itself, without a transaction around it.
   * The hub's thread alone, which has the connection that claimed to itself.
   *
   * @param verb what it does, for the message of a failure, like "store messages"
   * @param reader reads the one row that the statement returns; it throws {@link NotOwnerException}
   *     if the check failed
   * @throws LogException if nothing is stored
   * @throws LogEndedException if that is unknown, or the claim is over
   */
  <T> T append(String verb, PreparedStatement statement, Sql.RowReader<T> reader)
      throws LogException {
    requireLasting();
    T result;
    try {
      long start = System.nanoTime();
      main.clearWarnings();
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        result = reader.read(row);
      }
      requireCertain(verb, start, Outcomes.doubt(statement, main), main);
    } catch (SQLException e) {
      throw failed(verb, e, main);
    } catch (IllegalStateException e) {
      throw end(unknown(verb, e));
    }
    return result;
  }

  /**
   * Runs statements in a transaction that checks the owner. They take effect together or not at
   * all.
   *
   * @param verb what they do, for the message of a failure, like "store an account"
   * @throws LogException if nothing is stored
   * @throws LogEndedException if that is unknown, or the claim is over
   */
  public <T> T write(String verb, Work<T> work) throws LogException {
    Connection connection = take(verb);
    boolean isReusable = false;
    try {
      long start = System.nanoTime();
      connection.setAutoCommit(false);
      connection.clearWarnings();
      requireOwner(connection);
      T result = work.run(connection);
      connection.commit();
      connection.setAutoCommit(true);
      requireCertain(verb, start, Outcomes.doubt(connection.getWarnings()), connection);
      isReusable = true;
      return result;
    } catch (SQLException e) {
      throw failed(verb, e, connection);
    } finally {
      connections.giveBack(connection, isReusable);
    }
  }

  /**
   * Runs queries.
   *
   * @param verb what they do, for the message of a failure, like "read messages"
   */
  public <T> T read(String verb, Work<T> work) throws LogException {
    Connection connection = take(verb);
    boolean isReusable = false;
    try {
      T result = work.run(connection);
      isReusable = true;
      return result;
    } catch (SQLException e) {
      throw new LogException(cannot(verb, e), e);
    } finally {
      connections.giveBack(connection, isReusable);
    }
  }

  /** Opens a connection for {@link #beat}; the end of the claim closes it. */
  public Connection connectToBeat() throws SQLException {
    Connection connection = connections.open();
    OwnerTable.prepareToBeat(connection);
    return connection;
  }

  /** Shows that the owner lives; returns false, and ends, if another server has claimed. */
  public boolean beat(Connection connection) throws SQLException {
    boolean isOwner = OwnerTable.beat(connection, claim.epoch());
    if (!isOwner) {
      end(new LogEndedException(Cause.FENCED, "another server owns the log now"));
    }
    return isOwner;
  }

  /**
   * Ends it for all threads, of which none writes any more; only the first reason counts.
   *
   * @return the first reason
   */
  public LogEndedException end(LogEndedException reason) {
    if (!end.compareAndSet(null, reason)) {
      return end.get();
    }
    connections.close();
    whenEnded.accept(reason);
    return reason;
  }

  /**
   * Lets another server claim at once; until it has, all goes on. The hub's thread, which has the
   * connection that claimed to itself.
   */
  public void releaseLock() throws SQLException {
    OwnerTable.releaseLock(main);
  }

  /** Closes all connections, which releases the owner's lock; no write is on its way. */
  @Override
  public void close() {
    connections.close();
  }

  private void requireLasting() {
    LogEndedException reason = end.get();
    if (reason != null) {
      throw new LogEndedException(reason.why(), reason.getMessage(), reason);
    }
  }

  private Connection take(String verb) throws LogException {
    requireLasting();
    try {
      return connections.take();
    } catch (SQLException e) {
      requireLasting();
      throw new LogException(cannot(verb, e), e);
    }
  }

  private void requireOwner(Connection connection) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(OWNER)) {
      statement.setLong(1, claim.epoch());
      try (ResultSet row = statement.executeQuery()) {
        if (!row.next()) {
          throw new NotOwnerException();
        }
      }
    }
  }

  /** Ends the claim if a write that returned normally may be on one machine only. */
  private void requireCertain(
      String verb, long start, Optional<String> doubt, Connection connection) {
    if (doubt.isPresent()) {
      throw end(unknown(verb, new SQLException(doubt.get())));
    }
    if (System.nanoTime() - start < SLOW_NANOS) {
      return;
    }
    try {
      if (new Sql(connection).rows(row -> row.getBoolean(1), IS_SAFE).contains(false)) {
        throw end(
            unknown(verb, new SQLException("its node stores on one machine only since then")));
      }
    } catch (SQLException e) {
      throw end(unknown(verb, e));
    }
  }

  /** Returns what a failed write means for its caller, after ending the claim if it has to. */
  private LogException failed(String verb, SQLException failure, Connection connection) {
    if (failure instanceof NotOwnerException) {
      throw end(notOwner(connection));
    }
    Outcomes outcome = Outcomes.of(failure, Outcomes.answers(connection));
    if (outcome == Outcomes.UNKNOWN) {
      throw end(unknown(verb, failure));
    }
    if (outcome == Outcomes.FENCED) {
      throw end(
          new LogEndedException(
              Cause.FENCED, "this server may write no longer: " + words(failure), failure));
    }
    return new LogException(cannot(verb, failure), failure);
  }

  private LogEndedException notOwner(Connection connection) {
    try {
      if (!connection.getAutoCommit()) {
        connection.rollback();
      }
      Optional<String> problem = SafeSettings.problem(connection, claim.primary().toString());
      if (problem.isPresent()) {
        return new LogEndedException(Cause.UNSAFE, problem.get());
      }
    } catch (SQLException e) {
      // The check has said enough: nothing is stored.
    }
    return new LogEndedException(Cause.FENCED, "another server owns the log now");
  }

  private static LogEndedException unknown(String verb, Exception failure) {
    return new LogEndedException(
        Cause.UNKNOWN, "could not " + verb + " for certain: " + words(failure), failure);
  }

  private static String cannot(String verb, SQLException failure) {
    return "can't " + verb + ": " + words(failure);
  }

  private static String words(Exception failure) {
    return String.valueOf(failure.getMessage()).lines().findFirst().orElse("no reason given");
  }
}
