package chat.client.bench.report;

import chat.client.bench.measure.Workload;

/** The heading of a report. */
final class Headings {
  private Headings() {}

  /** Returns the workload in one line. */
  static String of(Workload workload) {
    String rate =
        workload.rate().isPresent()
            ? QuantityFormat.count(workload.rate().getAsInt()) + " messages/s"
            : "full speed";
    return "%d members, %d senders, %d-byte messages, %s (window %d)"
        .formatted(
            workload.members(), workload.senders(), workload.sizeBytes(), rate, workload.window());
  }
}
