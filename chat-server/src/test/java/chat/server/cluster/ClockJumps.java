package chat.server.cluster;

import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.server.fixture.postgres.PostgresNodes;
import chat.server.history.Workload;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Sets the clocks of servers while clients talk. The test's thread. */
final class ClockJumps {
  private static final int ATTEMPTS = 5;
  private static final Duration JUMP = Duration.ofHours(1);

  private final PostgresNodes nodes;
  private final ClusterServers servers;
  private final Workload load;
  private final Pauses pauses;

  ClockJumps(PostgresNodes nodes, ClusterServers servers, Workload load, Pauses pauses) {
    this.nodes = nodes;
    this.servers = servers;
    this.load = load;
    this.pauses = pauses;
  }

  void ownersJumps() throws Exception {
    jumps("the owner's clock", servers.owner().server());
  }

  void standbysJumps() throws Exception {
    jumps("a standby server's clock", servers.standby());
  }

  /** Sets a server's clock forward, back, and right: messages have the time of their owner. */
  private void jumps(String whose, int server) throws Exception {
    if (!servers.haveClocks()) {
      return;
    }
    load.awaitMore(Faults.SOME);
    for (Duration off : List.of(JUMP, JUMP.negated(), Duration.ZERO)) {
      Optional<ClusterServers.Owner> owner = Optional.empty();
      // On a slow machine an owner may be replaced at any time, but not at each jump.
      for (int attempt = 0; owner.isEmpty() && attempt < ATTEMPTS; attempt++) {
        owner = setsClock(server, off);
      }
      assertTrue(owner.isPresent(), "an election at each jump of " + whose);
      Duration seen = newestMessage().minus(Duration.ofMillis(System.currentTimeMillis()));
      Duration expected = owner.get().server() == server ? off : Duration.ZERO;
      assertTrue(
          seen.minus(expected).abs().compareTo(JUMP.dividedBy(2)) < 0,
          whose + " is off by " + off + ", and the newest message by " + seen);
    }
  }

  /** Returns the owner, unless there was another one before. */
  private Optional<ClusterServers.Owner> setsClock(int server, Duration off) throws Exception {
    ClusterServers.Owner before = servers.owner();
    long start = System.nanoTime();
    servers.setClock(server, off.isZero() ? JUMP.dividedBy(4) : Duration.ZERO);
    servers.setClock(server, off);
    load.awaitMore(Faults.SOME);
    pauses.add("clock off by " + off.toMinutes() + " min", load.longestPauseSince(start));
    return before.equals(servers.owner()) ? Optional.of(before) : Optional.empty();
  }

  private Duration newestMessage() throws Exception {
    return Duration.ofMillis(
        Long.parseLong(
            nodes
                .primary()
                .query(
                    "SELECT time FROM chat.messages WHERE room = '#tea' ORDER BY seq DESC"
                        + " LIMIT 1")));
  }
}
