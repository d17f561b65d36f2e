package chat.server.log.postgres;

import chat.server.log.LogException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;

/**
 * Finds the node that is the primary. A primary that was replaced while it was down says that it
 * still is one, but each promotion begins a timeline with a higher number. One thread.
 */
public final class Primaries {
  private static final long LIMIT_MILLIS = 2500;
  private static final int HEX = 16;

  private static final String TIMELINE =
      "SELECT CASE WHEN pg_is_in_recovery() THEN ''"
          + " ELSE substr(pg_walfile_name(pg_current_wal_lsn()), 1, 8) END";

  private final Connector connector;
  private PostgresUrl.Node last;

  public Primaries(Connector connector) {
    this.connector = connector;
  }

  /** What a node said: its timeline if it is a primary, why it is not otherwise. */
  private record Answer(PostgresUrl.Node node, long timeline, Optional<ConnectFailure> failure) {
    static Answer failed(PostgresUrl.Node node, ConnectFailure failure) {
      return new Answer(node, 0, Optional.of(failure));
    }

    boolean isPrimary() {
      return failure.isEmpty();
    }
  }

  /** Has a node chosen after others of its timeline, since it takes no claim at present. */
  public void avoid(PostgresUrl.Node node) {
    last = node;
  }

  /**
   * Returns the primary, within about 2 seconds: all nodes are asked, since one that does not
   * answer may be one that was replaced.
   *
   * @throws LogException if no node is one; it says what each answered
   */
  public PostgresUrl.Node find() throws LogException, InterruptedException {
    List<CompletableFuture<Answer>> asked = new ArrayList<>();
    for (PostgresUrl.Node node : connector.nodes()) {
      CompletableFuture<Answer> answer = new CompletableFuture<>();
      asked.add(answer);
      Thread probe = new Thread(() -> answer.complete(ask(node)), "database-probe");
      probe.setDaemon(true);
      probe.start();
    }
    long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(LIMIT_MILLIS);
    List<Answer> answers = new ArrayList<>();
    for (int i = 0; i < asked.size(); i++) {
      answers.add(await(asked.get(i), connector.nodes().get(i), end));
    }
    return answers.stream()
        .filter(Answer::isPrimary)
        .min(
            Comparator.comparingLong((Answer each) -> -each.timeline())
                .thenComparing(each -> each.node().equals(last)))
        .map(Answer::node)
        .orElseThrow(() -> noPrimary(answers));
  }

  private static Answer await(CompletableFuture<Answer> answer, PostgresUrl.Node node, long end)
      throws InterruptedException {
    try {
      return answer.get(Math.max(0, end - System.nanoTime()), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      return Answer.failed(node, ConnectFailure.SILENT);
    } catch (ExecutionException e) {
      throw new IllegalStateException("a probe reports no failure", e);
    }
  }

  private Answer ask(PostgresUrl.Node node) {
    try (Connection connection = connector.connect(node);
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(TIMELINE)) {
      row.next();
      String timeline = row.getString(1);
      return timeline.isEmpty()
          ? Answer.failed(node, ConnectFailure.STANDBY)
          : new Answer(node, Long.parseLong(timeline, HEX), Optional.empty());
    } catch (SQLException e) {
      return Answer.failed(node, connector.failure(e));
    } catch (RuntimeException e) {
      return Answer.failed(node, new ConnectFailure("fails: " + e, ""));
    }
  }

  private static LogException noPrimary(List<Answer> answers) {
    String reasons =
        answers.stream()
            .map(each -> each.node() + " " + each.failure().orElseThrow().reason())
            .collect(Collectors.joining("; "));
    String advice =
        answers.stream()
            .map(each -> each.failure().orElseThrow().advice())
            .filter(each -> !each.isEmpty())
            .distinct()
            .map(each -> ". " + each)
            .collect(Collectors.joining());
    return new LogException("no database node takes messages: " + reasons + advice);
  }
}
