package chat.client.bench;

import chat.client.json.JsonObject;
import org.HdrHistogram.Histogram;

/** The results as one JSON object (RFC 8259), for programs. Units are part of the names. */
final class JsonReport {
  private final Results results;

  JsonReport(Results results) {
    this.results = results;
  }

  @Override
  public String toString() {
    JsonObject fields = new JsonObject();
    addPlan(fields);
    Counts counts = results.counts();
    fields.number("measuredSeconds", counts.seconds());
    fields.number("messages", counts.messages());
    fields.number("messagesPerSecond", counts.messagesPerSecond());
    fields.number("deliveries", counts.deliveries());
    fields.number("deliveriesPerSecond", counts.deliveriesPerSecond());
    fields.number("receivedBytes", counts.bytes());
    fields.number("receivedBytesPerSecond", counts.bytesPerSecond());
    fields.object("latencyMicros", latency());
    addShortfall(fields);
    fields.flag("endedEarly", results.early());
    fields.strings("notes", results.hints());
    return fields.toString();
  }

  private void addPlan(JsonObject fields) {
    Load load = results.plan().load();
    fields.string("server", results.plan().server().toString());
    fields.string("software", results.software());
    fields.number("members", load.members());
    fields.number("senders", load.senders());
    fields.number("sizeBytes", load.sizeBytes());
    if (load.rate().isPresent()) {
      fields.number("ratePerSecond", load.rate().getAsInt());
    } else {
      fields.nothing("ratePerSecond");
    }
    fields.number("window", load.window());
    fields.number("warmUpSeconds", results.plan().warmUp().toMillis() / 1e3);
    fields.number("durationSeconds", results.plan().duration().toMillis() / 1e3);
  }

  private JsonObject latency() {
    Histogram latency = results.latency();
    JsonObject fields = new JsonObject();
    boolean due = results.plan().load().rate().isPresent();
    fields.string("from", due ? "due" : "sent");
    fields.flag("correctedForCoordinatedOmission", due);
    fields.number("timedMembers", results.timedMembers());
    fields.number("count", latency.getTotalCount());
    boolean none = latency.getTotalCount() == 0;
    fields.number("min", none ? 0 : latency.getMinValue());
    fields.number("mean", none ? 0 : latency.getMean());
    fields.number("p50", latency.getValueAtPercentile(50));
    fields.number("p90", latency.getValueAtPercentile(90));
    fields.number("p99", latency.getValueAtPercentile(99));
    fields.number("p99.9", latency.getValueAtPercentile(99.9));
    fields.number("max", none ? 0 : latency.getMaxValue());
    return fields;
  }

  private void addShortfall(JsonObject fields) {
    Faults faults = results.shortfall().faults();
    fields.number("lost", faults.lost());
    fields.number("doubled", faults.doubled());
    fields.number("outOfOrder", faults.outOfOrder());
    fields.number("noLongerHeld", faults.gone());
    fields.number("unacknowledged", results.shortfall().unacknowledged());
    fields.number("unsent", results.shortfall().unsent());
    fields.number("replays", results.counts().replays());
  }
}
