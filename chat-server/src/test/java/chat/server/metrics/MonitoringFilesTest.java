package chat.server.metrics;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.fixture.FinishedCommand;
import chat.fixture.Skips;
import chat.server.fixture.FramedUser;
import chat.server.fixture.Json;
import chat.server.fixture.TestServer;
import chat.server.measure.ClusterCounts;
import chat.server.measure.ClusterState;
import chat.server.measure.ServerView;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The dashboard and the alert rules name metrics that the server publishes. */
class MonitoringFilesTest {
  private static final Path FOLDER = Path.of("monitoring");
  private static final Pattern METRIC = Pattern.compile("\\b(?:chat|jvm|process)_\\w+");

  private static Set<String> published() throws IOException {
    try (TestServer server = TestServer.start();
        MetricsServer metrics = MetricsServer.start(0, withOthers(server.view()))) {
      FramedUser alice = server.framedIn("#tea", "alice");
      alice.sends("FROB");
      alice.seesOneLike("ERROR unknown-verb .*");
      return Scrape.of(metrics.port()).names();
    }
  }

  /** Returns a server that publishes what one of several does, too. */
  private static ServerView withOthers(ServerView server) {
    ServerView.Cluster cluster =
        new ServerView.Cluster(
            new ClusterState(
                "a", ClusterState.Role.OWNER, 1, "a:8028", Optional.of(Duration.ZERO), ""),
            ClusterCounts.none(List.of("unknown")));
    return (ServerView)
        Proxy.newProxyInstance(
            ServerView.class.getClassLoader(),
            new Class<?>[] {ServerView.class},
            (proxy, method, arguments) ->
                method.getName().equals("cluster")
                    ? Optional.of(cluster)
                    : method.invoke(server, arguments));
  }

  private static void assertPublished(List<String> expressions) throws IOException {
    Set<String> unknown = new TreeSet<>();
    for (String expression : expressions) {
      METRIC.matcher(expression).results().map(MatchResult::group).forEach(unknown::add);
    }
    assertTrue(unknown.size() > 5, unknown::toString);
    unknown.removeAll(published());
    assertEquals(Set.of(), unknown);
  }

  @Test
  void dashboardIsJsonAndShowsMetricsThatExist() throws IOException {
    String dashboard = Files.readString(FOLDER.resolve("grafana-dashboard.json"), UTF_8);
    assertTrue(Json.isValid(dashboard));
    assertPublished(Json.values(dashboard, "expr"));
  }

  /** Whatever the server publishes of its own is of interest. */
  @Test
  void dashboardShowsEveryMetricOfTheChat() throws IOException {
    String expressions =
        String.join(
            "\n",
            Json.values(Files.readString(FOLDER.resolve("grafana-dashboard.json"), UTF_8), "expr"));
    for (String name : published()) {
      if (name.startsWith("chat_") && !name.matches(".*_(sum|count)")) {
        assertTrue(expressions.contains(name), name);
      }
    }
  }

  @Test
  void alertsAreAboutMetricsThatExist() throws IOException {
    assertPublished(
        Files.readAllLines(FOLDER.resolve("alerts.yaml"), UTF_8).stream()
            .filter(line -> line.strip().startsWith("expr: "))
            .toList());
  }

  @Test
  void alertsAreValidRules() throws Exception {
    FinishedCommand checked;
    try {
      checked =
          FinishedCommand.run(
              List.of("promtool", "check", "rules", FOLDER.resolve("alerts.yaml").toString()));
    } catch (IOException e) {
      throw Skips.because("promtool is not installed");
    }
    assertEquals(0, checked.exitCode(), checked::output);
  }
}
