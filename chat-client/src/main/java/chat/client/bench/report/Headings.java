package chat.client.bench.report;

import chat.client.bench.measure.Workload;
import chat.notation.Quantity;

/** The heading of a report. */
final class Headings {
  private Headings() {}

  /** Returns the workload in one line. */
  static String of(Workload workload) {
    String rate =
        workload.rate().isPresent()
            ? QuantityFormat.count(workload.rate().getAsInt()) + " messages/s"
            : "full speed";
    return "%s, %s, %d-byte messages, %s (window %d)"
        .formatted(
            Quantity.of(workload.members(), "member"),
            Quantity.of(workload.senders(), "sender"),
            workload.sizeBytes(),
            rate,
            workload.window());
  }
}
