package chat.server.metrics;

import chat.server.measure.ClusterCounts;
import chat.server.measure.ClusterState;
import chat.server.measure.Counts;
import chat.server.measure.HubCounts;
import chat.server.measure.ServerView;
import chat.server.measure.TlsCounts;
import chat.server.measure.TrafficCounts;
import io.prometheus.metrics.core.metrics.CounterWithCallback;
import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.instrumentation.jvm.JvmMetrics;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/** The server's metrics: names and help texts of its counters. The thread of the scrape. */
final class ChatMetrics {
  private final PrometheusRegistry registry = new PrometheusRegistry();

  ChatMetrics(ServerView server) {
    register(server.traffic());
    register(server.hub());
    registerTls(server);
    if (server.cluster().isPresent()) {
      registerCluster(server);
    }
    gauge("chat_inbox_bytes", "Bytes of requests that wait for the hub.", server::inboxBytes);
    gauge(
        "chat_outbox_bytes",
        "Bytes of messages in rooms and inboxes that wait to be written to clients.",
        server::outboxBytes);
    gauge(
        "chat_connection_memory_bytes",
        "Memory that connections hold: input, answers, and what waits to be written.",
        server::memoryBytes);
    gauge(
        "chat_connection_memory_limit_bytes",
        "Memory that all connections together may hold.",
        server::memoryLimitBytes);
    gauge(
        "chat_unindexed_messages",
        "Stored messages that the search index lacks.",
        server::unindexed);
    gauge("chat_disk_bytes", "Size of the files in the data folder.", server::diskBytes);
    gauge(
        "chat_disk_counted_bytes",
        "What counts towards chat_disk_limit_bytes: the databases, without their free pages.",
        server::diskCountedBytes);
    gauge(
        "chat_disk_limit_bytes",
        "The size of --max-data, at which no more messages are stored; 0 for no limit.",
        server::diskLimitBytes);
    gauge(
        "chat_disk_kept_bytes",
        "What messages and their index have, as --keep counts; 0 if it limits no size.",
        server::diskKeptBytes);
    gauge(
        "chat_disk_kept_limit_bytes",
        "The size of --keep, at which the oldest messages are deleted; 0 for no limit.",
        server::diskKeptLimitBytes);
    gauge(
        "chat_ready",
        "1 if clients are served and messages stored, otherwise 0.",
        () -> server.notReadyBecause().isEmpty() ? 1 : 0);
    JvmMetrics.builder().register(registry);
  }

  PrometheusRegistry registry() {
    return registry;
  }

  private void register(TrafficCounts traffic) {
    GaugeWithCallback.builder()
        .name("chat_clients")
        .help("Open connections, by wire: frames, text, or undecided.")
        .labelNames("wire")
        .callback(client -> traffic.clients().all().forEach((wire, n) -> client.call(n, wire)))
        .register(registry);
    counter(
        "chat_connections_accepted_total",
        "Connections that were served.",
        traffic.accepted()::sum);
    counters(
        "chat_connections_refused_total",
        "Connections that were closed at once, by the limit that they exceeded.",
        "limit",
        traffic.refused());
    counter("chat_received_bytes_total", "Bytes received from clients.", traffic.received()::sum);
    counter("chat_sent_bytes_total", "Bytes sent to clients.", traffic.sent()::sum);
    counters(
        "chat_refusals_total",
        "Requests that were refused, by the code of the answer.",
        "code",
        traffic.refusals());
    counters(
        "chat_limits_hit_total",
        "Clients that a limit slowed down, refused or disconnected, by limit.",
        "limit",
        traffic.limits());
    counter(
        "chat_replays_total",
        "Catch-ups and answers of many pages that were begun.",
        traffic.replays()::sum);
    gauge(
        "chat_replays_running",
        "Catch-ups and answers of many pages that are not complete.",
        traffic.runningReplays()::sum);
  }

  private void register(HubCounts hub) {
    gauge("chat_users", "Users that are logged in, or may resume.", hub.users()::get);
    gauge("chat_rooms", "Rooms in memory.", hub.rooms()::get);
    gauge(
        "chat_members_behind",
        "Memberships that are catching up with their room or inbox from the log.",
        hub.behind()::get);
    counter("chat_messages_stored_total", "Messages stored in the log.", hub.stored()::sum);
    counter(
        "chat_deliveries_total",
        "Messages handed to members who are not behind, once for each member.",
        hub.deliveries()::sum);
    registry.register(
        new DurationsCollector(
            "chat_commit_seconds", "How long storing a batch of messages took.", hub.commits()));
    registry.register(
        new DurationsCollector(
            "chat_fan_out_seconds",
            "How long handing a stored batch to its members took.",
            hub.fanOuts()));
  }

  /** A server without TLS publishes zeros, so that one dashboard suits all servers. */
  private void registerTls(ServerView server) {
    TlsCounts counts = server.tls().map(ServerView.Tls::counts).orElseGet(TlsCounts::none);
    counter(
        "chat_tls_handshakes_total",
        "Handshakes of TLS after which a client was served.",
        counts.completed()::sum);
    counter(
        "chat_tls_handshakes_failed_total",
        "Handshakes of TLS that ended before that.",
        counts.failed()::sum);
    gauge(
        "chat_tls_certificate_expiry_seconds",
        "When the certificate expires, in seconds since 1970; 0 without TLS.",
        () -> server.tls().map(tls -> tls.expiry().getEpochSecond()).orElse(0L));
  }

  private void registerCluster(ServerView server) {
    Supplier<ClusterState> state = () -> server.cluster().orElseThrow().state();
    ClusterCounts counts = server.cluster().orElseThrow().counts();
    GaugeWithCallback.builder()
        .name("chat_node_info")
        .help("1, by the server's name, its role, and the address of the server with the chat.")
        .labelNames("node", "role", "owner")
        .callback(
            gauge -> {
              ClusterState now = state.get();
              gauge.call(1, now.node(), now.role().word(), now.owner());
            })
        .register(registry);
    gauge(
        "chat_node_claim",
        "The number of the claim by which a server has the chat.",
        () -> state.get().claim());
    GaugeWithCallback.builder()
        .name("chat_node_beat_age_seconds")
        .help("Time since the owner's last sign of life; none before this server saw one.")
        .callback(
            gauge -> state.get().sinceBeat().ifPresent(age -> gauge.call(age.toNanos() / 1e9)))
        .register(registry);
    counter(
        "chat_node_failed_claims_total",
        "Claims of this server that failed.",
        counts.failedClaims()::sum);
    counters(
        "chat_node_ended_claims_total",
        "Claims of this server that are over, by the cause of their end.",
        "cause",
        counts.ended());
    registry.register(
        new DurationsCollector(
            "chat_confirm_seconds",
            "How long a confirmation took that this server still has the chat.",
            server.hub().confirms()));
  }

  private void counter(String name, String help, LongSupplier value) {
    CounterWithCallback.builder()
        .name(name)
        .help(help)
        .callback(counter -> counter.call((double) value.getAsLong()))
        .register(registry);
  }

  private void counters(String name, String help, String label, Counts counts) {
    CounterWithCallback.builder()
        .name(name)
        .help(help)
        .labelNames(label)
        .callback(counter -> counts.all().forEach((key, n) -> counter.call(n, key)))
        .register(registry);
  }

  private void gauge(String name, String help, LongSupplier value) {
    GaugeWithCallback.builder()
        .name(name)
        .help(help)
        .callback(gauge -> gauge.call((double) value.getAsLong()))
        .register(registry);
  }
}
