package chat.server.benchmark.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.server.log.Draft;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The messages of the benchmark are those that its report describes. */
final class MessageSourceTest {
  private static final LogShape SHAPE = new LogShape(20_000, 100, 7);

  private final List<Draft> messages = messages(SHAPE);
  private final Map<String, Long> rooms =
      messages.stream()
          .collect(Collectors.groupingBy(draft -> draft.log().key(), Collectors.counting()));

  private static List<Draft> messages(LogShape shape) {
    return Stream.generate(new MessageSource(shape)::next).limit(shape.messages()).toList();
  }

  private static List<String> texts(LogShape shape) {
    return messages(shape).stream()
        .map(draft -> draft.log().key() + " " + draft.nick() + ": " + draft.text())
        .toList();
  }

  @Test
  void sameSeedMakesTheSameMessages() {
    assertEquals(texts(SHAPE), texts(SHAPE));
    assertNotEquals(texts(SHAPE), texts(new LogShape(20_000, 100, 8)));
  }

  @Test
  void smallRoomHasOneMessageAndTheLargeRoomMost() {
    assertEquals(100, rooms.size());
    assertEquals(1, rooms.get(SHAPE.smallRoom()));
    assertEquals(SHAPE.smallRoom(), messages.get(0).log().key());
    Map.Entry<String, Long> largest =
        rooms.entrySet().stream().max(Map.Entry.comparingByValue()).orElseThrow();
    assertEquals(SHAPE.largeRoom(), largest.getKey());
    assertTrue(largest.getValue() > SHAPE.messages() / 10, () -> "has " + largest);
  }

  @Test
  void messagesAreAboutFiftyBytesLongAndSomeAreLong() {
    double mean =
        messages.stream().mapToInt(draft -> draft.text().byteLength()).average().orElse(0);
    assertTrue(mean > 45 && mean < 70, () -> "their mean is " + mean);
    long over200 = messages.stream().filter(draft -> draft.text().byteLength() > 200).count();
    assertTrue(over200 > SHAPE.messages() / 500, () -> "over 200 bytes: " + over200);
  }

  @Test
  void timesRiseThroughTwoYearsUpToNow() {
    List<Long> times = messages.stream().map(Draft::epochMillis).toList();
    assertEquals(times.stream().sorted(Comparator.naturalOrder()).toList(), times);
    long span = times.get(times.size() - 1) - times.get(0);
    assertEquals(MessageSource.SPAN.toDays(), Math.round(span / 86_400_000.0));
  }

  @Test
  void idsOfEachAuthorRise() {
    Map<String, List<Long>> ids =
        messages.stream()
            .collect(
                Collectors.groupingBy(
                    Draft::author, Collectors.mapping(Draft::id, Collectors.toList())));
    ids.values().forEach(of -> assertEquals(of.size(), of.get(of.size() - 1)));
  }
}
