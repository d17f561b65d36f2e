package chat.protocol;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** The limits that a server announces below the head of its WELCOME, one a line. Immutable. */
public final class ServerLimits {
  /** No limits are known. */
  public static final ServerLimits NONE = new ServerLimits(Map.of());

  /** A limit, with the words that its line starts with and the count of numbers after them. */
  public enum Limit {
    /** Messages a second, and how many may be sent at once; absent: the server limits no rate. */
    RATE("rate", 2),
    /** Bytes a second, and how many may be sent at once; absent: the server limits no rate. */
    BYTES("bytes", 2),
    /** The most rooms that a user may be in. */
    ROOMS("rooms", 1),
    /** How many messages a JOIN without a number replays. */
    REPLAY("replay", 1),
    /** The most messages that HISTORY or SEARCH returns. */
    COUNT("count", 1),
    /** The most members of a room whose presence is announced. */
    NAMES("names", 1),
    /** How many seconds messages are stored; absent: without limit. */
    KEEP_AGE("keep age", 1),
    /** How many messages of each room are stored; absent: all. */
    KEEP_COUNT("keep count", 1);

    private final String start;
    private final int numbers;

    Limit(String words, int numbers) {
      this.start = words + " ";
      this.numbers = numbers;
    }
  }

  private static final String NUMBER = "[0-9]{1,18}";

  private final Map<Limit, List<Long>> numbers;

  private ServerLimits(Map<Limit, List<Long>> numbers) {
    this.numbers = numbers;
  }

  /** Returns these limits and one more. */
  public ServerLimits with(Limit limit, long... values) {
    if (values.length != limit.numbers) {
      throw new IllegalArgumentException(limit + " has a line of " + limit.numbers + " numbers");
    }
    return with(limit, LongStream.of(values).boxed().toList());
  }

  private ServerLimits with(Limit limit, List<Long> values) {
    Map<Limit, List<Long>> more = new EnumMap<>(Limit.class);
    more.putAll(numbers);
    more.put(limit, values);
    return new ServerLimits(more);
  }

  /**
   * Reads the lines of a WELCOME; those with other words, or without their numbers, are ignored.
   */
  static ServerLimits of(Text lines) {
    ServerLimits limits = NONE;
    for (String line : lines.toString().split("\n", -1)) {
      for (Limit limit : Limit.values()) {
        if (line.startsWith(limit.start)) {
          limits = limits.withLine(limit, line.substring(limit.start.length()).split(" ", -1));
        }
      }
    }
    return limits;
  }

  private ServerLimits withLine(Limit limit, String... words) {
    // A later version may add numbers at the end.
    List<String> first = Stream.of(words).limit(limit.numbers).toList();
    return first.size() == limit.numbers && first.stream().allMatch(word -> word.matches(NUMBER))
        ? with(limit, first.stream().map(Long::valueOf).toList())
        : this;
  }

  /** Returns the lines of a WELCOME. */
  Text lines() {
    return Text.of(
        numbers.entrySet().stream()
            .map(line -> line.getKey().start + joined(line.getValue()))
            .collect(Collectors.joining("\n")));
  }

  private static String joined(List<Long> values) {
    return values.stream().map(String::valueOf).collect(Collectors.joining(" "));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ServerLimits limits && numbers.equals(limits.numbers);
  }

  @Override
  public int hashCode() {
    return numbers.hashCode();
  }

  @Override
  public String toString() {
    return lines().toString();
  }
}
