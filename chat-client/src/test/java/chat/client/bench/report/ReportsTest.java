package chat.client.bench.report;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.client.bench.measure.CounterSnapshot;
import chat.client.bench.measure.DeliveryErrors;
import chat.client.bench.measure.LatencySampler;
import chat.client.bench.measure.TestPlan;
import chat.client.bench.measure.TestResult;
import chat.client.bench.measure.Workload;
import chat.client.net.ServerAddress;
import chat.fixture.Json;
import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.util.OptionalInt;
import javax.xml.parsers.DocumentBuilderFactory;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;

/** The reports of all kinds of results: programs can parse them, and text fits the screen. */
final class ReportsTest {
  private static final TestResult.Shortfall NONE =
      new TestResult.Shortfall(DeliveryErrors.NONE, 0, 0);

  @Test
  void textReportHasFiguresAndBars() {
    String report = new TextReport(result(OptionalInt.empty(), latency(), NONE)).toString();
    assertTrue(report.startsWith("20 members, 10 senders, 64-byte messages, full speed"), report);
    assertTrue(report.contains("deliveries      1,900,000/s\n"), report);
    assertTrue(report.contains("  p99.9           9.99 ms\n"), report);
    assertTrue(report.contains("#"), report);
    assertTrue(report.endsWith("\nevery member got every message once, in order"), report);
    assertFits(report);
  }

  @Test
  void openLoopLatencyIsReportedAsCorrected() {
    String report = new TextReport(result(OptionalInt.of(100_000), latency(), NONE)).toString();
    assertTrue(report.contains("100,000 messages/s"), report);
    assertTrue(report.contains("corrected for coordinated omission"), report);
    assertFits(report);
  }

  @Test
  void reportsWithoutDeliveriesAreComplete() throws Exception {
    TestResult result = result(OptionalInt.of(5), LatencySampler.newHistogram(), NONE);
    assertTrue(new TextReport(result).toString().contains("nothing was delivered"));
    Json.assertObject(new JsonReport(result).toString());
    assertXml(new SvgReport(result).toString());
  }

  @Test
  void jsonReportIsOneObject() {
    String json = new JsonReport(result(OptionalInt.empty(), latency(), NONE)).toString();
    Json.assertObject(json);
    assertTrue(json.contains("\"ratePerSecond\":null,"), json);
    assertTrue(json.contains("\"deliveriesPerSecond\":1900000.000,"), json);
    assertTrue(json.contains("\"p99.9\":9991,"), json);
    assertTrue(json.contains("\"software\":\"a \\\"<&>\\\" server/1\","), json);
    assertFalse(json.contains("\n"), json);
  }

  @Test
  void svgReportIsOnePlot() throws Exception {
    Document svg =
        assertXml(new SvgReport(result(OptionalInt.empty(), latency(), NONE)).toString());
    assertEquals("svg", svg.getDocumentElement().getTagName());
    assertEquals(1, svg.getElementsByTagName("rect").getLength());
    assertEquals(1, svg.getElementsByTagName("polyline").getLength());
    String texts = svg.getDocumentElement().getTextContent();
    assertTrue(texts.contains("20 members, 10 senders"), texts);
    assertTrue(texts.contains("a \"<&>\" server/1"), texts);
    assertTrue(texts.contains("99.9") && texts.contains(" ms"), texts);
  }

  @Test
  void shortfallIsAProblem() {
    TestResult result =
        result(
            OptionalInt.empty(),
            latency(),
            new TestResult.Shortfall(new DeliveryErrors(1_000, 2, 3, 4), 5, 0));
    assertEquals(
        "[1,000 lost, 2 duplicated, 3 out of order, 4 no longer stored for members that fell behind, 5"
            + " not acknowledged]",
        new Findings(result).problems().toString());
    assertFalse(new TextReport(result).toString().contains("every member got"));
    assertTrue(new JsonReport(result).toString().contains("\"lost\":1000,\"doubled\":2,"));
  }

  @Test
  void missedRateIsNoted() {
    String notes = notes(result(OptionalInt.of(200_000), latency(), NONE));
    assertTrue(notes.contains("100,000 of 200,000 messages/s were reached"), notes);
    assertEquals("[]", notes(result(OptionalInt.of(100_000), latency(), NONE)).toString());
  }

  @Test
  void rateLimitedSendersAreNoted() {
    CounterSnapshot counts = new CounterSnapshot(10_000_000_000L, 38_000, 2_000, 5_000_000, 0);
    String notes = notes(result(OptionalInt.empty(), latency(), NONE, counts)).toString();
    assertTrue(notes.contains("20 messages/s") && notes.contains("--rate 0"), notes);
  }

  @Test
  void stalledServerIsNotNotedAsRateLimit() {
    CounterSnapshot counts = new CounterSnapshot(10_000_000_000L, 19, 1, 2_000, 0);
    assertEquals("[]", notes(result(OptionalInt.empty(), latency(), NONE, counts)).toString());
  }

  private static TestResult result(
      OptionalInt rate, Histogram latency, TestResult.Shortfall shortfall) {
    return result(
        rate,
        latency,
        shortfall,
        new CounterSnapshot(10_000_000_000L, 19_000_000, 1_000_000, 1L << 31, 0));
  }

  private static TestResult result(
      OptionalInt rate, Histogram latency, TestResult.Shortfall shortfall, CounterSnapshot counts) {
    TestPlan plan =
        new TestPlan(
            new ServerAddress("localhost", 8028),
            new Workload(20, 10, 64, rate, 64),
            Duration.ofSeconds(2),
            Duration.ofSeconds(10));
    TestResult.Latency all = new TestResult.Latency(latency, 20);
    return new TestResult(plan, "a \"<&>\" server/1", counts, all, shortfall, false);
  }

  private static String notes(TestResult result) {
    return new Findings(result).notes().toString();
  }

  /** Latencies from 10 us to 10 ms, evenly spread. */
  private static Histogram latency() {
    Histogram latency = LatencySampler.newHistogram();
    for (long micros = 10; micros <= 10_000; micros += 10) {
      latency.recordValue(micros);
    }
    return latency;
  }

  private static void assertFits(String report) {
    report.lines().forEach(line -> assertTrue(line.length() <= 80, line));
  }

  private static Document assertXml(String svg) throws Exception {
    DocumentBuilderFactory parsers = DocumentBuilderFactory.newInstance();
    return parsers.newDocumentBuilder().parse(new ByteArrayInputStream(svg.getBytes(UTF_8)));
  }
}
