package chat.client.bench;

import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;
import java.util.stream.Collectors;
import org.HdrHistogram.Histogram;

/** The results as one JSON object (RFC 8259), for programs. Units are part of the names. */
final class JsonReport {
  private final Results results;

  JsonReport(Results results) {
    this.results = results;
  }

  @Override
  public String toString() {
    Fields fields = new Fields();
    addPlan(fields);
    Counts counts = results.counts();
    fields.number("measuredSeconds", counts.seconds());
    fields.number("messages", counts.messages());
    fields.number("messagesPerSecond", counts.messagesPerSecond());
    fields.number("deliveries", counts.deliveries());
    fields.number("deliveriesPerSecond", counts.deliveriesPerSecond());
    fields.number("receivedBytes", counts.bytes());
    fields.number("receivedBytesPerSecond", counts.bytesPerSecond());
    fields.json("latencyMicros", latency());
    addShortfall(fields);
    fields.json("endedEarly", Boolean.toString(results.early()));
    fields.json("notes", strings(results.hints()));
    return fields.toString();
  }

  private void addPlan(Fields fields) {
    Load load = results.plan().load();
    fields.string("server", results.plan().server().toString());
    fields.string("software", results.software());
    fields.number("members", load.members());
    fields.number("senders", load.senders());
    fields.number("sizeBytes", load.sizeBytes());
    fields.json("ratePerSecond", load.rate().isPresent() ? "" + load.rate().getAsInt() : "null");
    fields.number("window", load.window());
    fields.number("warmUpSeconds", results.plan().warmUp().toMillis() / 1e3);
    fields.number("durationSeconds", results.plan().duration().toMillis() / 1e3);
  }

  private String latency() {
    Histogram latency = results.latency();
    Fields fields = new Fields();
    boolean due = results.plan().load().rate().isPresent();
    fields.string("from", due ? "due" : "sent");
    fields.json("correctedForCoordinatedOmission", Boolean.toString(due));
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
    return fields.toString();
  }

  private void addShortfall(Fields fields) {
    Faults faults = results.shortfall().faults();
    fields.number("lost", faults.lost());
    fields.number("doubled", faults.doubled());
    fields.number("outOfOrder", faults.outOfOrder());
    fields.number("noLongerHeld", faults.gone());
    fields.number("unacknowledged", results.shortfall().unacknowledged());
    fields.number("unsent", results.shortfall().unsent());
    fields.number("replays", results.counts().replays());
  }

  private static String strings(List<String> strings) {
    return strings.stream().map(JsonReport::quoted).collect(Collectors.joining(",", "[", "]"));
  }

  private static String quoted(String string) {
    return string
        .chars()
        .mapToObj(c -> c < ' ' || c == '"' || c == '\\' ? "\\u%04x".formatted(c) : "" + (char) c)
        .collect(Collectors.joining("", "\"", "\""));
  }

  /** An object that is being written. */
  private static final class Fields {
    private final StringJoiner fields = new StringJoiner(",", "{", "}");

    void json(String name, String value) {
      fields.add("\"" + name + "\":" + value);
    }

    void string(String name, String value) {
      json(name, quoted(value));
    }

    void number(String name, long value) {
      json(name, Long.toString(value));
    }

    void number(String name, double value) {
      json(name, String.format(Locale.ROOT, "%.3f", value));
    }

    @Override
    public String toString() {
      return fields.toString();
    }
  }
}
