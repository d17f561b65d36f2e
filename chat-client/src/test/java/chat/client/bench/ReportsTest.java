package chat.client.bench;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.client.net.ServerAddress;
import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.util.OptionalInt;
import javax.xml.parsers.DocumentBuilderFactory;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;

/** What is told of results of every kind: programs can read it, and it fits on a screen. */
final class ReportsTest {
  private static final Results.Shortfall NONE = new Results.Shortfall(Faults.NONE, 0, 0);

  @Test
  void inWordsWithBars() {
    String report = new TextReport(results(OptionalInt.empty(), latency(), NONE)).toString();
    assertTrue(report.startsWith("20 members, 10 senders, 64-byte messages, full speed"), report);
    assertTrue(report.contains("deliveries      1,900,000/s\n"), report);
    assertTrue(report.contains("  p99.9           9.99 ms\n"), report);
    assertTrue(report.contains("#"), report);
    assertTrue(report.endsWith("\nevery member got every message once, in order"), report);
    assertFits(report);
  }

  @Test
  void withARateTheLatencyIsSaidToBeCorrected() {
    String report = new TextReport(results(OptionalInt.of(100_000), latency(), NONE)).toString();
    assertTrue(report.contains("100,000 messages/s"), report);
    assertTrue(report.contains("corrected for coordinated omission"), report);
    assertFits(report);
  }

  @Test
  void nothingWasDelivered() throws Exception {
    Results results = results(OptionalInt.of(5), Latencies.histogram(), NONE);
    assertTrue(new TextReport(results).toString().contains("nothing was delivered"));
    Json.assertObject(new JsonReport(results).toString());
    assertXml(new SvgReport(results).toString());
  }

  @Test
  void asJson() {
    String json = new JsonReport(results(OptionalInt.empty(), latency(), NONE)).toString();
    Json.assertObject(json);
    assertTrue(json.contains("\"ratePerSecond\":null,"), json);
    assertTrue(json.contains("\"deliveriesPerSecond\":1900000.000,"), json);
    assertTrue(json.contains("\"p99.9\":9991,"), json);
    assertTrue(json.contains("\"software\":\"a \\\"<&>\\\" server/1\","), json);
    assertFalse(json.contains("\n"), json);
  }

  @Test
  void asAPicture() throws Exception {
    Document svg =
        assertXml(new SvgReport(results(OptionalInt.empty(), latency(), NONE)).toString());
    assertEquals("svg", svg.getDocumentElement().getTagName());
    assertEquals(1, svg.getElementsByTagName("rect").getLength());
    assertEquals(1, svg.getElementsByTagName("polyline").getLength());
    String texts = svg.getDocumentElement().getTextContent();
    assertTrue(texts.contains("20 members, 10 senders"), texts);
    assertTrue(texts.contains("a \"<&>\" server/1"), texts);
    assertTrue(texts.contains("99.9") && texts.contains(" ms"), texts);
  }

  @Test
  void whatIsMissingIsAFault() {
    Results results =
        results(
            OptionalInt.empty(),
            latency(),
            new Results.Shortfall(new Faults(1_000, 2, 3, 4), 5, 0));
    assertEquals(
        "[1,000 lost, 2 doubled, 3 out of order, 4 no longer held for members that fell behind, 5"
            + " not acknowledged]",
        results.faults().toString());
    assertFalse(new TextReport(results).toString().contains("every member got"));
    assertTrue(new JsonReport(results).toString().contains("\"lost\":1000,\"doubled\":2,"));
  }

  @Test
  void aRateThatWasNotReachedIsTold() {
    String hints = results(OptionalInt.of(200_000), latency(), NONE).hints().toString();
    assertTrue(hints.contains("100,000 of 200,000 messages/s were reached"), hints);
    assertEquals("[]", results(OptionalInt.of(100_000), latency(), NONE).hints().toString());
  }

  @Test
  void sendersThatTheServerHoldsBackAreTold() {
    Counts counts = new Counts(10_000_000_000L, 38_000, 2_000, 5_000_000, 0);
    String hints = results(OptionalInt.empty(), latency(), NONE, counts).hints().toString();
    assertTrue(hints.contains("20 messages/s") && hints.contains("--rate 0"), hints);
  }

  @Test
  void aServerThatStandsStillIsNotSaidToHoldThemBack() {
    Counts counts = new Counts(10_000_000_000L, 19, 1, 2_000, 0);
    assertEquals("[]", results(OptionalInt.empty(), latency(), NONE, counts).hints().toString());
  }

  private static Results results(OptionalInt rate, Histogram latency, Results.Shortfall shortfall) {
    return results(
        rate, latency, shortfall, new Counts(10_000_000_000L, 19_000_000, 1_000_000, 1L << 31, 0));
  }

  private static Results results(
      OptionalInt rate, Histogram latency, Results.Shortfall shortfall, Counts counts) {
    BenchSettings plan =
        new BenchSettings(
            new ServerAddress("localhost", 8028),
            new Load(20, 10, 64, rate, 64),
            Duration.ofSeconds(2),
            Duration.ofSeconds(10),
            false);
    return new Results(plan, "a \"<&>\" server/1", counts, latency, 20, shortfall, false);
  }

  /** Evenly from 10 us to 10 ms. */
  private static Histogram latency() {
    Histogram latency = Latencies.histogram();
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
