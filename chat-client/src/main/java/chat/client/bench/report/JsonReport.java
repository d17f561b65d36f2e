package chat.client.bench.report;

import chat.client.bench.measure.CounterSnapshot;
import chat.client.bench.measure.DeliveryErrors;
import chat.client.bench.measure.TestResult;
import chat.client.bench.measure.Workload;
import chat.json.JsonObject;
import org.HdrHistogram.Histogram;

/** The result as one JSON object (RFC 8259), for programs. The names contain the units. */
public final class JsonReport {
  private final TestResult result;

  public JsonReport(TestResult result) {
    this.result = result;
  }

  @Override
  public String toString() {
    JsonObject fields = new JsonObject();
    addPlan(fields);
    CounterSnapshot counts = result.counts();
    fields.number("measuredSeconds", counts.seconds());
    fields.number("messages", counts.messages());
    fields.number("messagesPerSecond", counts.messagesPerSecond());
    fields.number("deliveries", counts.deliveries());
    fields.number("deliveriesPerSecond", counts.deliveriesPerSecond());
    fields.number("receivedBytes", counts.bytes());
    fields.number("receivedBytesPerSecond", counts.bytesPerSecond());
    fields.object("latencyMicros", latency());
    addShortfall(fields);
    fields.flag("endedEarly", result.endedEarly());
    fields.strings("notes", new Findings(result).notes());
    return fields.toString();
  }

  private void addPlan(JsonObject fields) {
    Workload workload = result.plan().workload();
    fields.string("server", result.plan().server().toString());
    fields.string("software", result.software());
    fields.number("members", workload.members());
    fields.number("senders", workload.senders());
    fields.number("sizeBytes", workload.sizeBytes());
    if (workload.rate().isPresent()) {
      fields.number("ratePerSecond", workload.rate().getAsInt());
    } else {
      fields.nothing("ratePerSecond");
    }
    fields.number("window", workload.window());
    fields.number("warmUpSeconds", result.plan().warmUp().toMillis() / 1e3);
    fields.number("durationSeconds", result.plan().duration().toMillis() / 1e3);
  }

  private JsonObject latency() {
    Histogram latency = result.latency().micros();
    JsonObject fields = new JsonObject();
    boolean due = result.plan().workload().rate().isPresent();
    fields.string("from", due ? "due" : "sent");
    fields.flag("correctedForCoordinatedOmission", due);
    fields.number("timedMembers", result.latency().sampledMembers());
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
    DeliveryErrors errors = result.shortfall().errors();
    fields.number("lost", errors.lost());
    fields.number("doubled", errors.duplicated());
    fields.number("outOfOrder", errors.outOfOrder());
    fields.number("noLongerHeld", errors.notStored());
    fields.number("unacknowledged", result.shortfall().unacknowledged());
    fields.number("unsent", result.shortfall().unsent());
    fields.number("replays", result.counts().replays());
  }
}
