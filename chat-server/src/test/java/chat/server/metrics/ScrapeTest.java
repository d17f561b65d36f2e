package chat.server.metrics;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.protocol.ErrorCode;
import chat.server.fixture.FramedUser;
import chat.server.fixture.ServerSetup;
import chat.server.fixture.TestServer;
import chat.server.fixture.TextUser;
import chat.server.log.pruning.Retention;
import chat.server.log.sqlite.SqliteLog;
import chat.server.time.TimeSource;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The metrics of a server that is used, over HTTP. */
class ScrapeTest {
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final long MAX_DATA = 1 << 30;

  /** The names that {@link #eachMetricChangesWithWhatItCounts} checks, and the prefix of others. */
  private static final Set<String> CHECKED = new TreeSet<>();

  @TempDir private Path folder;
  private TestServer server;
  private MetricsServer metrics;

  @BeforeEach
  void start() throws Exception {
    server =
        new ServerSetup()
            .maxClients(2)
            .withLog(
                SqliteLog.open(
                    folder.resolve("data"),
                    false,
                    new Retention(Duration.ZERO, 0, MAX_DATA / 2),
                    TimeSource.SYSTEM,
                    MAX_DATA))
            .start();
    metrics = MetricsServer.start(0, server.view());
  }

  @AfterEach
  void stop() {
    metrics.close();
    server.close();
  }

  private void eventually(String key, double value) {
    check(key);
    await()
        .atMost(PATIENCE)
        .untilAsserted(() -> assertEquals(value, Scrape.of(metrics.port()).get(key), key));
  }

  private static void check(String key) {
    CHECKED.add(key.replaceFirst("\\{.*", ""));
  }

  private double more(Scrape before, String key) {
    check(key);
    return Scrape.of(metrics.port()).get(key) - before.get(key);
  }

  /** Prometheus sees a rise only from a value that it has read before. */
  @Test
  void refusalsOfEachCodeArePublishedBeforeTheFirst() {
    List<String> lines = Scrape.get(metrics.port(), "/metrics").body().lines().toList();
    for (ErrorCode code : ErrorCode.values()) {
      String line = "chat_refusals_total{code=\"%s\"} 0.0".formatted(code.word());
      assertTrue(lines.contains(line), line);
    }
  }

  @Test
  void eachMetricChangesWithWhatItCounts() throws IOException {
    eventually("chat_clients{wire=\"frames\"}", 0);
    Scrape quiet = Scrape.of(metrics.port());

    FramedUser alice = server.framedIn("#tea", "alice");
    TextUser bob = server.guest("bob");
    eventually("chat_clients{wire=\"frames\"}", 1);
    eventually("chat_clients{wire=\"text\"}", 1);
    eventually("chat_users", 2);
    eventually("chat_rooms", 2);
    assertEquals(2, more(quiet, "chat_connections_accepted_total"));

    bob.sends("/join #tea");
    bob.seesOneLike("\\* .* #tea.*");
    alice.seesOneLike("JOINED #tea bob");
    Scrape joined = Scrape.of(metrics.port());
    alice.sends("SAY 1 #tea⏎hello");
    alice.seesOneLike("ACK 1 #tea 1 .*");
    bob.sees("alice: hello");
    assertEquals(1, more(joined, "chat_messages_stored_total"));
    // The author's acknowledgement, and the message to bob.
    eventually("chat_deliveries_total", joined.get("chat_deliveries_total") + 2);
    assertEquals(1, more(joined, "chat_commit_seconds_count"));
    eventually("chat_fan_out_seconds_count", joined.get("chat_fan_out_seconds_count") + 1);
    for (String histogram : List.of("chat_commit_seconds", "chat_fan_out_seconds")) {
      assertEquals(1, more(joined, histogram + "_bucket{le=\"+Inf\"}"));
      assertTrue(more(joined, histogram + "_sum") > 0, histogram);
    }
    assertEquals(20, more(joined, "chat_received_bytes_total"));
    assertTrue(more(joined, "chat_sent_bytes_total") >= "alice: hello\n".length());

    alice.sends("SAY 2 #coffee⏎hello");
    alice.seesOneLike("ERROR not-in-room .*");
    assertEquals(1, more(joined, "chat_refusals_total{code=\"not-in-room\"}"));

    alice.sends("SAY 3 #tea⏎" + "x".repeat(66_000));
    alice.seesOneLike("ERROR too-long .*");
    assertEquals(1, more(joined, "chat_limits_hit_total{limit=\"max-text\"}"));
    TextUser third = server.text();
    third.seesNext("* the server is full; try again later");
    third.close();
    eventually("chat_connections_refused_total{limit=\"max-clients\"}", 1);
    // The index may have taken the message in already.
    assertTrue(Scrape.of(metrics.port()).get("chat_unindexed_messages") <= 1);
    alice.sends("SEARCH #tea 5⏎hello");
    alice.sees("DONE SEARCH #tea");
    eventually("chat_unindexed_messages", 0);
    assertTrue(more(quiet, "chat_connection_memory_bytes") > 0);
    assertTrue(more(new Scrape(Map.of()), "chat_connection_memory_limit_bytes") > 1 << 20);

    alice.sends("HISTORY #tea - 10");
    alice.sees("DONE HISTORY #tea");
    assertEquals(2, more(joined, "chat_replays_total"));
    eventually("chat_replays_running", 0);

    assertTrue(more(new Scrape(Map.of()), "chat_disk_bytes") > 10_000);
    check("chat_disk_counted_bytes");
    await()
        .atMost(PATIENCE)
        .until(() -> Scrape.of(metrics.port()).get("chat_disk_counted_bytes") > 10_000);
    eventually("chat_disk_limit_bytes", MAX_DATA);
    await()
        .atMost(PATIENCE)
        .until(() -> Scrape.of(metrics.port()).get("chat_disk_kept_bytes") > 10_000);
    check("chat_disk_kept_bytes");
    eventually("chat_disk_kept_limit_bytes", MAX_DATA / 2.0);
    eventually("chat_inbox_bytes", 0);
    eventually("chat_outbox_bytes", 0);
    eventually("chat_members_behind", 0);
    eventually("chat_ready", 1);
    // Without TLS; handshakesAndTheCertificateArePublished has it.
    eventually("chat_tls_handshakes_total", 0);
    eventually("chat_tls_handshakes_failed_total", 0);
    eventually("chat_tls_certificate_expiry_seconds", 0);

    alice.resets();
    eventually("chat_clients{wire=\"frames\"}", 0);
    TextUser silent = server.text();
    eventually("chat_clients{wire=\"undecided\"}", 1);
    silent.close();
    eventually("chat_clients{wire=\"undecided\"}", 0);
    assertEveryMetricIsChecked();
  }

  @Test
  void handshakesAndTheCertificateArePublished() throws IOException {
    try (TestServer tls = new ServerSetup().overTls().start();
        MetricsServer published = MetricsServer.start(0, tls.view())) {
      Scrape before = Scrape.of(published.port());
      tls.framed("alice");
      try (TextUser plain = TextUser.at(tls.tlsPort())) {
        plain.sends("hello");
        plain.seesOneLike("\\* this port speaks TLS.*");
      }
      String[] counters = {"chat_tls_handshakes_total", "chat_tls_handshakes_failed_total"};
      for (String counter : counters) {
        await()
            .atMost(PATIENCE)
            .until(() -> Scrape.of(published.port()).get(counter) > before.get(counter));
      }
      double expiry = before.get("chat_tls_certificate_expiry_seconds");
      assertEquals((double) tls.view().tls().orElseThrow().expiry().getEpochSecond(), expiry);
    }
  }

  /** A member who doesn't read is behind, and its outbox has bytes. */
  @Test
  void slowReaderShowsAsBehindWithAFullOutbox() {
    FramedUser alice = server.framedIn("#tea", "alice");
    FramedUser slow = server.slow(4096);
    slow.sends("HELLO 1 slow slow-client-id-of-a-test");
    slow.joins("#tea");
    for (int i = 1; i <= 128; i++) {
      alice.sends("SAY " + i + " #tea⏎" + "x".repeat(60_000));
    }
    alice.seesOneLike("ACK 128 #tea 128 .*");
    eventually("chat_members_behind", 1);
    eventually("chat_replays_running", 1);
    slow.close();
    eventually("chat_members_behind", 0);
    eventually("chat_replays_running", 0);
    eventually("chat_outbox_bytes", 0);
  }

  private void assertEveryMetricIsChecked() {
    Set<String> unchecked = new TreeSet<>();
    for (String name : Scrape.of(metrics.port()).names()) {
      if (name.startsWith("chat_") && !CHECKED.contains(name)) {
        unchecked.add(name);
      }
    }
    assertEquals(Set.of(), unchecked);
  }

  @Test
  void liveAndReadyUntilTheServerStops() {
    // A hub that is slow to start may not answer at first.
    await().atMost(PATIENCE).untilAsserted(() -> assertAnswer(200, "live\n", "/live"));
    await().atMost(PATIENCE).untilAsserted(() -> assertAnswer(200, "ready\n", "/ready"));
    String paths = "this port answers /metrics, /live and /ready\n";
    assertAnswer(200, paths, "/");
    assertAnswer(404, "not found; " + paths, "/live/x");
    assertAnswer(404, "not found; " + paths, "/x");
    server.stops();
    assertAnswer(503, "the server is stopping\n", "/ready");
    assertAnswer(503, "the hub does not answer\n", "/live");
    assertEquals(0, Scrape.of(metrics.port()).get("chat_ready"));
  }

  private void assertAnswer(int status, String body, String path) {
    HttpResponse<String> response = Scrape.get(metrics.port(), path);
    assertEquals(List.of(status, body), List.of(response.statusCode(), response.body()));
  }
}
