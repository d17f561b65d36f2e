package chat.server.admin;

import chat.notation.Quantity;
import chat.notation.SizeNotation;
import chat.server.measure.ClusterState;
import chat.server.measure.Durations;
import chat.server.measure.ServerView;
import chat.server.measure.TrafficCounts;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** What {@code --status} prints: a server at a glance. Any thread. */
final class StatusReport {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss 'UTC'").withZone(ZoneOffset.UTC);

  private final ServerView server;

  StatusReport(ServerView server) {
    this.server = server;
  }

  /** Returns the lines. */
  String at(Instant now) {
    TrafficCounts traffic = server.traffic();
    StringBuilder lines = new StringBuilder();
    line(lines, "server", "%s on Java %d", server.software(), Runtime.version().feature());
    line(lines, "state", "%s", state());
    line(
        lines,
        "up",
        "%s, since %s",
        elapsed(Duration.between(server.since(), now)),
        TIME.format(server.since()));
    line(lines, "address", "%s", server.address());
    server.tls().ifPresent(tls -> addTls(lines, tls, now));
    server.cluster().ifPresent(cluster -> addCluster(lines, cluster));
    line(
        lines,
        "clients",
        "%,d with frames, %,d with text, %,d undecided; accepted since the start: %,d",
        traffic.clients().get(TrafficCounts.FRAMES),
        traffic.clients().get(TrafficCounts.TEXT),
        traffic.clients().get(TrafficCounts.UNDECIDED),
        traffic.accepted().sum());
    line(
        lines,
        "chat",
        "%s, %s in memory",
        Quantity.of(server.hub().users().get(), "user"),
        Quantity.of(server.hub().rooms().get(), "room"));
    line(
        lines,
        "messages",
        "%,d stored since the start, handed to members %s",
        server.hub().stored().sum(),
        Quantity.of(server.hub().deliveries().sum(), "time"));
    line(
        lines,
        "bytes",
        "%s received, %s sent",
        bytes(traffic.received().sum()),
        bytes(traffic.sent().sum()));
    line(
        lines,
        "behind",
        "%s; %s running",
        Quantity.of(server.hub().behind().get(), "membership"),
        Quantity.of(traffic.runningReplays().sum(), "replay"));
    line(
        lines,
        "waiting",
        "%s for the hub, %s for clients",
        bytes(server.inboxBytes()),
        bytes(server.outboxBytes()));
    line(
        lines,
        "memory",
        "%s held by connections, of %s",
        bytes(server.memoryBytes()),
        bytes(server.memoryLimitBytes()));
    line(lines, "commits", "%s", quantiles(server.hub().commits()));
    if (server.cluster().isPresent()) {
      line(lines, "confirmed", "%s", quantiles(server.hub().confirms()));
    }
    line(
        lines,
        "disk",
        "%s%s; %s not yet in the search index",
        bytes(server.diskBytes()),
        dataLimit() + keptLimit(),
        Quantity.of(server.unindexed(), "message"));
    line(lines, "refused", "%s", list(traffic.refusals().all()));
    line(lines, "not served", "%s", list(traffic.refused().all()));
    line(lines, "limits hit", "%s", list(traffic.limits().all()));
    return lines.toString();
  }

  private static void addTls(StringBuilder lines, ServerView.Tls tls, Instant now) {
    line(
        lines,
        "TLS",
        "%s, %s; handshakes: %,d complete, %,d failed",
        tls.fingerprint(),
        expiry(tls.expiry(), now),
        tls.counts().completed().sum(),
        tls.counts().failed().sum());
  }

  private static void addCluster(StringBuilder lines, ServerView.Cluster cluster) {
    ClusterState state = cluster.state();
    line(
        lines,
        "node",
        "%s: %s; %s",
        state.node(),
        state.sentence(),
        state
            .sinceBeat()
            .map(since -> "last beat %.1f s ago".formatted(since.toMillis() / 1e3))
            .orElse("no beat seen"));
    line(
        lines,
        "claims",
        "ended: %s; failed: %,d",
        list(cluster.counts().ended().all()),
        cluster.counts().failedClaims().sum());
  }

  private static String expiry(Instant expiry, Instant now) {
    return expiry.isBefore(now)
        ? "expired at " + TIME.format(expiry)
        : "expires in " + Quantity.of(Duration.between(now, expiry).toDays(), "day");
  }

  private static void line(StringBuilder lines, String name, String format, Object... values) {
    lines.append("%-11s".formatted(name)).append(String.format(Locale.ROOT, format, values));
    lines.append('\n');
  }

  private String state() {
    return server.isLive()
        ? server.notReadyBecause().map(why -> "not ready: " + why).orElse("ready")
        : "not ready: the hub does not answer";
  }

  private static String quantiles(Durations durations) {
    Durations.Recorded recorded = durations.recorded();
    return recorded.count() == 0
        ? "none since the start"
        : String.format(
            Locale.ROOT,
            "%,d; half of them within %s, 99 %% within %s",
            recorded.count(),
            millis(recorded.quantile(0.5)),
            millis(recorded.quantile(0.99)));
  }

  private String dataLimit() {
    return server.diskLimitBytes() == 0
        ? ""
        : ", of which %s count towards the %s of --max-data"
            .formatted(bytes(server.diskCountedBytes()), bytes(server.diskLimitBytes()));
  }

  private String keptLimit() {
    return server.diskKeptLimitBytes() == 0
        ? ""
        : ", and %s towards the %s of --keep"
            .formatted(bytes(server.diskKeptBytes()), bytes(server.diskKeptLimitBytes()));
  }

  private static String millis(Duration duration) {
    return String.format(Locale.ROOT, "%.2f ms", duration.toNanos() / 1e6);
  }

  private static String elapsed(Duration time) {
    return time.toDays() > 0
        ? "%s %d h %d min"
            .formatted(Quantity.of(time.toDays(), "day"), time.toHoursPart(), time.toMinutesPart())
        : "%d h %d min %d s".formatted(time.toHours(), time.toMinutesPart(), time.toSecondsPart());
  }

  private static String bytes(long bytes) {
    return SizeNotation.rounded(bytes);
  }

  private static String list(Map<String, Long> counts) {
    String list =
        counts.entrySet().stream()
            .filter(entry -> entry.getValue() > 0)
            .map(entry -> String.format(Locale.ROOT, "%s %,d", entry.getKey(), entry.getValue()))
            .collect(Collectors.joining(", "));
    return list.isEmpty() ? "nothing" : list;
  }
}
