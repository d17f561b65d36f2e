package chat.server.log.postgres;

import chat.network.ConnectFault;
import java.sql.SQLException;
import java.util.Optional;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/**
 * Why a node can't be used, in words for its operator. Immutable.
 *
 * @param reason what follows the name of the node
 * @param advice what to do, as a sentence without its full stop; empty if nobody knows
 */
record ConnectFailure(String reason, String advice) {
  /** The node does not say anything in time. */
  static final ConnectFailure SILENT =
      new ConnectFailure(
          "does not answer", "See whether its computer runs, and lets this one connect");

  static final ConnectFailure STANDBY =
      new ConnectFailure(
          "is a standby", "Promote a standby, or name the primary in the database's address, too");

  private static final String WRONG_PASSWORD = "28P01";
  private static final String NOT_LET_IN = "28000";
  private static final String NO_DATABASE = "3D000";

  /** The driver's own, for its limits of time, among others that have a cause. */
  private static final String NO_CONNECTION = "08001";

  /** The driver's own: the server demands what the driver does not have, or the other way round. */
  private static final String REJECTED = "08004";

  /** What in PostgreSQL reads pg_hba.conf; its message may be in any language. */
  private static final String READER_OF_RULES = "ClientAuthentication";

  private static final String PASSWORD_FILE =
      "~/.pgpass, or into the file that PGPASSFILE names: HOST:PORT:DATABASE:USER:PASSWORD";

  /** Returns what the failure of an attempt to connect means. */
  static ConnectFailure of(SQLException failure, PostgresUrl url) {
    return ConnectFault.of(failure)
        .map(ConnectFailure::ofNetwork)
        .orElseGet(() -> ofServer(failure, url));
  }

  private static ConnectFailure ofNetwork(ConnectFault.Found found) {
    return switch (found.fault()) {
      case UNKNOWN_HOST ->
          new ConnectFailure("has no address", "Correct its name in the database's address");
      case REFUSED ->
          new ConnectFailure(
              "refuses connections",
              "Start PostgreSQL there, or correct host and port in the database's address");
      case SILENT -> SILENT;
      case TLS ->
          new ConnectFailure(
              "fails at TLS: " + found.words(),
              "Correct sslmode or sslrootcert in the database's address, or its certificate");
      case BROKEN -> new ConnectFailure("can't be reached: " + found.words(), SILENT.advice());
    };
  }

  private static ConnectFailure ofServer(SQLException failure, PostgresUrl url) {
    String role = url.parameters().getOrDefault("user", System.getProperty("user.name"));
    return switch (String.valueOf(failure.getSQLState())) {
      case WRONG_PASSWORD ->
          new ConnectFailure(
              "refuses the password of the role " + role,
              "Write the right one into " + PASSWORD_FILE);
      case NO_DATABASE ->
          new ConnectFailure(
              "has no database " + url.database(),
              "Make it: CREATE DATABASE %s OWNER %s ENCODING 'UTF8' TEMPLATE template0"
                  .formatted(quoted(url.database()), quoted(role)));
      case NOT_LET_IN -> notLetIn(failure, role, url);
      case REJECTED -> rejected(failure, role);
      case NO_CONNECTION -> SILENT;
      default ->
          new ConnectFailure(
              (said(failure).isPresent() ? "answers: " : "fails: ") + words(failure), "");
    };
  }

  private static ConnectFailure notLetIn(SQLException failure, String role, PostgresUrl url) {
    String routine = said(failure).map(ServerErrorMessage::getRoutine).orElse("");
    if (!READER_OF_RULES.equals(routine)) {
      return new ConnectFailure(
          "does not let the role " + role + " in: " + words(failure),
          "Make it: CREATE ROLE " + quoted(role) + " LOGIN PASSWORD '…'");
    }
    return new ConnectFailure(
        "does not let the role %s into the database %s: %s"
            .formatted(role, url.database(), words(failure)),
        "Add a line to its pg_hba.conf"
            + (url.parameters().containsKey("sslmode")
                ? ""
                : ", or, if it demands TLS, end the database's address with"
                    + " ?sslmode=verify-full&sslrootcert=FILE"));
  }

  private static ConnectFailure rejected(SQLException failure, String role) {
    return firstLine(failure).contains("SSL")
        ? new ConnectFailure(
            "does not speak TLS", "Set ssl = on there, or leave sslmode out of the address")
        : new ConnectFailure(
            "demands a password of the role " + role, "Write one into " + PASSWORD_FILE);
  }

  /** Returns a name as SQL has it: with quotes unless it is plain. */
  static String quoted(String name) {
    return name.matches("[a-z_][a-z0-9_]*") ? name : '"' + name.replace("\"", "\"\"") + '"';
  }

  /** Returns what the database or the driver said, in one line. */
  static String words(SQLException failure) {
    return said(failure).map(ServerErrorMessage::getMessage).orElseGet(() -> firstLine(failure));
  }

  private static Optional<ServerErrorMessage> said(SQLException failure) {
    return failure instanceof PSQLException known
        ? Optional.ofNullable(known.getServerErrorMessage())
        : Optional.empty();
  }

  private static String firstLine(SQLException failure) {
    return Optional.ofNullable(failure.getMessage())
        .flatMap(message -> message.lines().findFirst())
        .orElseGet(() -> failure.getClass().getSimpleName());
  }
}
