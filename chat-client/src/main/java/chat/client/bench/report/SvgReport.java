package chat.client.bench.report;

import chat.client.bench.measure.CounterSnapshot;
import chat.client.bench.measure.TestResult;
import java.util.Locale;
import java.util.StringJoiner;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramIterationValue;

/**
 * The latencies by percentile as an SVG plot with its own background. Each step to the right leaves
 * a tenth of the deliveries: 90 %, 99 %, 99.9 %, …
 */
public final class SvgReport {
  private static final int WIDTH = 800;
  private static final int HEIGHT = 480;
  private static final int LEFT = 90;
  private static final int RIGHT = 770;
  private static final int TOP = 80;
  private static final int BOTTOM = 410;
  private static final int MAX_NINES = 6;
  private static final int POINTS_PER_HALVING = 10;
  private static final double PERCENT = 100;

  private final TestResult result;
  private final Histogram latency;
  private final int nines;
  private final LinearAxis micros;
  private final StringBuilder svg = new StringBuilder();

  public SvgReport(TestResult result) {
    this.result = result;
    this.latency = result.latency().micros();
    // The axis ends at the percentile of a single delivery.
    int digits = (int) Math.ceil(Math.log10(Math.max(10.0, (double) latency.getTotalCount())));
    this.nines = Math.min(MAX_NINES, digits);
    this.micros = LinearAxis.upTo(Math.max(1.0, (double) latency.getMaxValue()));
  }

  @Override
  public String toString() {
    svg.setLength(0);
    add(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%d\" viewBox=\"0 0 %d %d\" font-family=\"sans-serif\" font-size=\"13\" fill=\"#222222\">",
        WIDTH, HEIGHT, WIDTH, HEIGHT);
    add("<rect width=\"%d\" height=\"%d\" fill=\"#ffffff\"/>", WIDTH, HEIGHT);
    addTitle();
    addPercentiles();
    addLatencies();
    addCurve();
    add("</svg>");
    return svg.toString();
  }

  private void addTitle() {
    CounterSnapshot counts = result.counts();
    text(LEFT, 30, "start", "Latency of " + Headings.of(result.plan().workload()));
    String reached =
        "%s, %s s: %s messages/s, %s deliveries/s"
            .formatted(
                result.software(),
                QuantityFormat.decimal(counts.seconds()),
                QuantityFormat.count(counts.messagesPerSecond()),
                QuantityFormat.count(counts.deliveriesPerSecond()));
    text(LEFT, 52, "start", reached);
  }

  private void addPercentiles() {
    for (int i = 0; i <= nines; i++) {
      double x = x(i);
      line(x, TOP, x, BOTTOM);
      text(x, BOTTOM + 20, "middle", percentile(i));
    }
    text((LEFT + RIGHT) / 2.0, BOTTOM + 48, "middle", "percentile of the deliveries");
  }

  private static String percentile(int nines) {
    return nines == 0
        ? "0"
        : nines == 1 ? "90" : "99" + (nines > 2 ? "." : "") + "9".repeat(nines - 2);
  }

  private void addLatencies() {
    for (double tick : micros.ticks()) {
      line(LEFT, y(tick), RIGHT, y(tick));
      text(LEFT - 8, y(tick) + 4, "end", tick == 0 ? "0" : QuantityFormat.micros(tick));
    }
    String from = result.plan().workload().rate().isPresent() ? "due" : "sent";
    double middle = (TOP + BOTTOM) / 2.0;
    add(
        "<text x=\"16\" y=\"%.1f\" text-anchor=\"middle\" transform=\"rotate(-90 16 %.1f)\">latency since %s</text>",
        middle, middle, from);
  }

  private void addCurve() {
    StringJoiner points = new StringJoiner(" ");
    for (HistogramIterationValue value : latency.percentiles(POINTS_PER_HALVING)) {
      double above = 1 - value.getPercentileLevelIteratedTo() / PERCENT;
      double x = above <= 0 ? nines : Math.min(nines, -Math.log10(above));
      points.add(
          String.format(Locale.ROOT, "%.1f,%.1f", x(x), y((double) value.getValueIteratedTo())));
    }
    add("<polyline points=\"%s\" fill=\"none\" stroke=\"#1a5fb4\" stroke-width=\"2\"/>", points);
  }

  private double x(double nth) {
    return LEFT + nth / nines * (RIGHT - LEFT);
  }

  private double y(double latencyMicros) {
    return BOTTOM - Math.min(latencyMicros, micros.end()) / micros.end() * (BOTTOM - TOP);
  }

  private void line(double x1, double y1, double x2, double y2) {
    add(
        "<line x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\" stroke=\"#cccccc\"/>",
        x1, y1, x2, y2);
  }

  private void text(double x, double y, String anchor, String text) {
    String escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    add("<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\">%s</text>", x, y, anchor, escaped);
  }

  private void add(String format, Object... values) {
    svg.append(String.format(Locale.ROOT, format, values)).append('\n');
  }
}
