package chat.server.cluster;

import chat.server.log.LogException;
import chat.server.log.postgres.Connector;
import chat.server.log.postgres.OwnerTable;
import chat.server.log.postgres.PostgresSchema;
import chat.server.log.postgres.PostgresUrl;
import chat.server.log.postgres.Primaries;
import chat.server.log.postgres.Reign;
import chat.server.log.postgres.SafeSettings;
import chat.server.time.TimeSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;

/**
 * What a server does while it does not own the log: it finds the primary, looks at the owner, and
 * claims when that one has ended. The node's thread.
 */
final class Standby {
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);

  private final ClusterSettings settings;
  private final TimeSource time;
  private final Role role;
  private final OtherServers others;
  private final Connector connector;
  private final Primaries primaries;
  private final SeenEpoch seenEpoch;

  /**
   * A server that has not looked yet.
   *
   * @param role is told what is seen of the owner
   * @param others are told that this server lives
   */
  Standby(ClusterSettings settings, TimeSource time, Role role, OtherServers others) {
    this.settings = settings;
    this.time = time;
    this.role = role;
    this.others = others;
    this.connector = new Connector(settings.database(), settings.self().name());
    this.primaries = new Primaries(connector);
    this.seenEpoch = new SeenEpoch(settings.folder());
  }

  /**
   * Makes the tables, unless the database has them.
   *
   * @throws LogException if there is no primary, or it is not safe
   */
  void prepare() throws LogException, SQLException, InterruptedException {
    connect(primaries.find()).close();
  }

  /** Looks at the owner until this server has claimed; returns nothing if it is to stop. */
  Optional<Reign> claim() throws LogException, SQLException, InterruptedException {
    PostgresUrl.Node primary = primaries.find();
    Connection connection = connect(primary);
    boolean hasClaimed = false;
    try {
      Watch watch = new Watch(settings.lease());
      while (!role.isStopping()) {
        OwnerTable.Seen seen = OwnerTable.look(connection);
        if (watch.mayClaim(seen, time.nanoTime())) {
          Reign reign = claim(connection, new OwnerTable.Target(primary, seen));
          hasClaimed = true;
          return Optional.of(reign);
        }
        others.refresh(connection);
        role.saw(watch.isAlive() ? seen.address() : "");
        role.pause(BETWEEN_LOOKS);
      }
      return Optional.empty();
    } finally {
      if (!hasClaimed) {
        connection.close();
      }
    }
  }

  /** Connects to a primary that is safe, and has the tables. */
  private Connection connect(PostgresUrl.Node primary) throws LogException, SQLException {
    Connection connection = connector.connect(primary);
    boolean isUsable = false;
    try {
      Optional<String> problem = SafeSettings.problem(connection, primary.toString());
      if (problem.isPresent()) {
        throw new LogException(problem.get());
      }
      PostgresSchema.open(connection, primary.toString());
      isUsable = true;
      return connection;
    } finally {
      if (!isUsable) {
        connection.close();
      }
    }
  }

  private Reign claim(Connection connection, OwnerTable.Target target)
      throws LogException, SQLException {
    String logId = OwnerTable.logId(connection);
    seenEpoch.require(logId, target.seen().epoch());
    role.claims();
    try {
      Reign reign =
          new Reign(
              OwnerTable.claim(
                  connection, connector, target, settings.self().address(), time.epochMillis()),
              connector,
              connection,
              role::ended);
      seenEpoch.write(logId, reign.claim().epoch());
      return reign;
    } catch (SQLException e) {
      primaries.avoid(target.primary());
      throw e;
    }
  }
}
