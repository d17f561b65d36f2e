package chat.client.bench.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.client.bench.measure.LatencySampler;
import java.util.List;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class HistogramRowsTest {
  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "0, 1",
    "1, 1",
    "7, 7",
    "90, 4100",
    "1, 60000000",
    "999, 1000",
    "0, 3600000000"
  })
  void fewRowsContainAllLatencies(long least, long greatest) {
    Histogram latency = LatencySampler.newHistogram();
    latency.recordValueWithCount(least, 3);
    latency.recordValueWithCount((least + greatest) / 2, 4);
    latency.recordValueWithCount(greatest, 5);
    List<HistogramRows.Row> rows = HistogramRows.of(latency);
    assertTrue(rows.size() <= HistogramRows.MAX_ROWS, rows::toString);
    assertEquals(12, rows.stream().mapToLong(HistogramRows.Row::count).sum(), rows::toString);
    assertTrue(rows.get(0).count() >= 3, rows::toString);
    assertTrue(rows.get(rows.size() - 1).count() >= 5, rows::toString);
  }

  @Test
  void narrowRangeHasFineRows() {
    Histogram latency = LatencySampler.newHistogram();
    for (long micros = 1_000; micros < 4_000; micros += 10) {
      latency.recordValue(micros);
    }
    assertEquals(8, HistogramRows.of(latency).size());
  }

  @Test
  void emptyHistogramHasNoRows() {
    assertEquals(List.of(), HistogramRows.of(LatencySampler.newHistogram()));
  }
}
