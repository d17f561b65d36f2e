package chat.server.admin;

import chat.json.JsonObject;
import chat.server.measure.ClusterState;
import chat.server.measure.Durations;
import chat.server.measure.HubCounts;
import chat.server.measure.ServerView;
import chat.server.measure.TrafficCounts;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** What {@link StatusReport} prints, as a JSON object for programs. Any thread. */
final class StatusObject {
  private StatusObject() {}

  static JsonObject of(ServerView server, Instant now) {
    boolean isLive = server.isLive();
    Optional<String> why =
        isLive ? server.notReadyBecause() : Optional.of("the hub does not answer");
    TrafficCounts traffic = server.traffic();
    Durations.Recorded commits = server.hub().commits().recorded();
    JsonObject status =
        new JsonObject()
            .string("server", server.software())
            .number("java", Runtime.version().feature())
            .flag("ready", why.isEmpty())
            .string("notReadyBecause", why)
            .string("since", server.since().toString())
            .string("now", now.toString())
            .string("address", server.address());
    server
        .tls()
        .ifPresent(
            tls ->
                status.object(
                    "tls",
                    new JsonObject()
                        .string("fingerprint", tls.fingerprint())
                        .string("expires", tls.expiry().toString())
                        .number("completed", tls.counts().completed().sum())
                        .number("failed", tls.counts().failed().sum())));
    server.cluster().ifPresent(cluster -> status.object("cluster", of(cluster, server.hub())));
    return status
        .object("clients", counts(traffic.clients().all()))
        .number("accepted", traffic.accepted().sum())
        .number("users", server.hub().users().get())
        .number("rooms", server.hub().rooms().get())
        .number("stored", server.hub().stored().sum())
        .number("delivered", server.hub().deliveries().sum())
        .number("receivedBytes", traffic.received().sum())
        .number("sentBytes", traffic.sent().sum())
        .number("behind", server.hub().behind().get())
        .number("replays", traffic.runningReplays().sum())
        .number("hubBytes", server.inboxBytes())
        .number("clientBytes", server.outboxBytes())
        .number("memoryBytes", server.memoryBytes())
        .number("memoryLimitBytes", server.memoryLimitBytes())
        .number("commits", commits.count())
        .number("commitSeconds50", commits.quantile(0.5).toNanos() / 1e9)
        .number("commitSeconds99", commits.quantile(0.99).toNanos() / 1e9)
        .number("diskBytes", server.diskBytes())
        .number("diskCountedBytes", server.diskCountedBytes())
        .number("diskLimitBytes", server.diskLimitBytes())
        .number("diskKeptBytes", server.diskKeptBytes())
        .number("diskKeptLimitBytes", server.diskKeptLimitBytes())
        .number("unindexed", server.unindexed())
        .object("refused", counts(traffic.refusals().all()))
        .object("notServed", counts(traffic.refused().all()))
        .object("limitsHit", counts(traffic.limits().all()));
  }

  private static JsonObject of(ServerView.Cluster cluster, HubCounts hub) {
    ClusterState state = cluster.state();
    JsonObject object =
        new JsonObject()
            .string("node", state.node())
            .string("role", state.role().word())
            .number("claim", state.claim())
            .string("owner", Optional.of(state.owner()).filter(owner -> !owner.isEmpty()));
    state.sinceBeat().ifPresent(since -> object.number("beatSeconds", since.toNanos() / 1e9));
    Durations.Recorded confirms = hub.confirms().recorded();
    return object
        .number("confirms", confirms.count())
        .number("confirmSeconds50", confirms.quantile(0.5).toNanos() / 1e9)
        .number("confirmSeconds99", confirms.quantile(0.99).toNanos() / 1e9)
        .number("failedClaims", cluster.counts().failedClaims().sum())
        .object("endedClaims", counts(cluster.counts().ended().all()));
  }

  private static JsonObject counts(Map<String, Long> counts) {
    JsonObject object = new JsonObject();
    counts.forEach(object::number);
    return object;
  }
}
