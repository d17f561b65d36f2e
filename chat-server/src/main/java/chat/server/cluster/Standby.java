package chat.server.cluster;

import chat.server.admin.Operators;
import chat.server.log.LogException;
import chat.server.log.postgres.Connector;
import chat.server.log.postgres.LostCommits;
import chat.server.log.postgres.OwnerTable;
import chat.server.log.postgres.PostgresSchema;
import chat.server.log.postgres.PostgresUrl;
import chat.server.log.postgres.Primaries;
import chat.server.log.postgres.Reign;
import chat.server.log.postgres.SafeSettings;
import chat.server.measure.ClusterCounts;
import chat.server.time.TimeSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a server does while it does not own the log: it finds the primary, looks at the owner, and
 * claims when that one has ended. The node's thread.
 */
final class Standby {
  private static final Logger LOG = LoggerFactory.getLogger(Standby.class);
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);

  private final ClusterSettings settings;
  private final TimeSource time;
  private final Role role;
  private final OtherServers others;
  private final ClusterCounts counts;
  private final Connector connector;
  private final Primaries primaries;
  private final SeenEpoch seenEpoch;

  /** Whether the next claim may go on with a database that has lost commits. */
  private boolean acceptsLoss;

  private long notedEpoch;

  /**
   * A server that has not looked yet.
   *
   * @param role is told what is seen of the owner
   * @param others are told that this server lives
   * @param counts gets how claims fail
   */
  Standby(
      ClusterSettings settings,
      TimeSource time,
      Role role,
      OtherServers others,
      ClusterCounts counts) {
    this.settings = settings;
    this.time = time;
    this.role = role;
    this.others = others;
    this.counts = counts;
    this.connector = new Connector(settings.database(), settings.self().name());
    this.primaries = new Primaries(connector);
    this.seenEpoch = new SeenEpoch(settings.folder());
    this.acceptsLoss = settings.acceptsLoss();
  }

  /**
   * Makes the tables, unless the database has them.
   *
   * @throws LogException if there is no primary, it is not safe, or it has lost commits; or if
   *     another server has this one's name
   */
  void prepare() throws LogException, SQLException, InterruptedException {
    try (Connection connection = connect(primaries.find())) {
      others.requireOwnName(connection);
      if (lost(connection).isEmpty() && acceptsLoss) {
        LOG.warn("the database has all claims of this server: start it without --accept-loss");
        acceptsLoss = false;
      }
    }
  }

  /**
   * Returns what the database has lost.
   *
   * @throws LogException if it has, and the operator does not accept that
   */
  private Optional<String> lost(Connection connection) throws LogException, SQLException {
    Optional<String> lost =
        seenEpoch.lost(OwnerTable.logId(connection), OwnerTable.epoch(connection));
    if (lost.isPresent() && !acceptsLoss) {
      throw new LogException(
          "the database has lost messages that were acknowledged: "
              + lost.get()
              + ". Promote the database node that has them; if there is none, start this server"
              + " once with --accept-loss: then all clients read the log again, without these"
              + " messages");
    }
    return lost;
  }

  /** Looks at the owner until this server has claimed; returns nothing if it is to stop. */
  Optional<Reign> claim() throws LogException, SQLException, InterruptedException {
    PostgresUrl.Node primary = primaries.find();
    Connection connection = connect(primary);
    boolean hasClaimed = false;
    try {
      Optional<String> lost = lost(connection);
      Watch watch = new Watch(settings.lease());
      while (!role.isStopping()) {
        OwnerTable.Seen seen = OwnerTable.look(connection);
        // An owner that does not know of the loss goes on with the log's old id.
        if (watch.mayClaim(seen, time.nanoTime()) || lost.isPresent()) {
          Reign reign = claim(connection, new OwnerTable.Target(primary, seen), lost);
          hasClaimed = true;
          return Optional.of(reign);
        }
        note(connection, seen);
        others.refresh(connection);
        if (watch.isNewBeat()) {
          role.beats();
        }
        role.saw(watch.isAlive() ? seen.address() : "", seen.epoch());
        role.pause(BETWEEN_LOOKS);
      }
      others.leave(connection);
      return Optional.empty();
    } finally {
      if (!hasClaimed) {
        connection.close();
      }
    }
  }

  /**
   * Remembers the owner's claim once it has shown a sign of life: only then a second machine is
   * sure to have the claim.
   */
  private void note(Connection connection, OwnerTable.Seen seen) throws LogException, SQLException {
    if (seen.beatEpoch() == seen.epoch() && seen.epoch() != notedEpoch) {
      seenEpoch.write(OwnerTable.logId(connection), seen.epoch());
      notedEpoch = seen.epoch();
    }
  }

  /** Returns what ends a claim of this server in favour of another one. */
  HandOver handOver(Reign reign) {
    return new HandOver(reign, connector, others, settings.lease());
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

  private Reign claim(Connection connection, OwnerTable.Target target, Optional<String> lost)
      throws LogException, SQLException {
    role.claims();
    Reign reign;
    try {
      reign =
          new Reign(
              OwnerTable.claim(
                  connection, connector, target, settings.self().address(), time.epochMillis()),
              connector,
              connection,
              role::ended);
    } catch (SQLException e) {
      counts.failedClaims().increment();
      primaries.avoid(target.primary());
      throw e;
    }
    boolean isReady = false;
    try {
      if (lost.isPresent()) {
        accept(reign, lost.get());
      }
      seenEpoch.write(OwnerTable.logId(connection), reign.claim().epoch());
      isReady = true;
      return reign;
    } finally {
      if (!isReady) {
        reign.close();
      }
    }
  }

  /** Gives the log a new id before anything else of this claim is written. */
  private void accept(Reign reign, String lost) throws LogException {
    String id = LostCommits.accept(reign, Operators.ofThisProcess(), lost, time.epochMillis());
    acceptsLoss = false;
    LOG.warn(
        "the loss of messages that were acknowledged is accepted: {}. The log has a new id, {}, and"
            + " all clients read it again. Start this server without --accept-loss from now on",
        lost,
        id);
  }
}
