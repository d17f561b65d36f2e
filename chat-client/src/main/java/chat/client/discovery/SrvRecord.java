package chat.client.discovery;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.random.RandomGenerator;

/**
 * A server of a service, as a domain announces it by DNS (RFC 2782). Immutable.
 *
 * @param priority those with the least are tried first
 * @param weight how often it is tried before others of the same priority
 * @param host where it is, without the dot at the end
 */
public record SrvRecord(int priority, int weight, int port, String host) {
  private static final int WORDS = 4;

  /** Reads {@code PRIORITY WEIGHT PORT HOST.}; empty if it is malformed, or names no host. */
  static Optional<SrvRecord> parse(String text) {
    String[] words = text.strip().split("\\s+", -1);
    if (words.length != WORDS
        || !words[0].matches("[0-9]{1,5}")
        || !words[1].matches("[0-9]{1,5}")
        || !words[2].matches("[0-9]{1,5}")
        || !words[3].matches("[A-Za-z0-9_][A-Za-z0-9._-]*")) {
      return Optional.empty();
    }
    int port = Integer.parseInt(words[2]);
    String host = words[3].replaceFirst("\\.$", "");
    return port < 1 || port > 65_535
        ? Optional.empty()
        : Optional.of(
            new SrvRecord(Integer.parseInt(words[0]), Integer.parseInt(words[1]), port, host));
  }

  /** Returns these in the order in which a client tries them. */
  static List<SrvRecord> inOrder(List<SrvRecord> records, RandomGenerator random) {
    TreeMap<Integer, List<SrvRecord>> byPriority = new TreeMap<>();
    for (SrvRecord each : records) {
      byPriority.computeIfAbsent(each.priority(), unused -> new ArrayList<>()).add(each);
    }
    List<SrvRecord> ordered = new ArrayList<>();
    for (List<SrvRecord> left : byPriority.values()) {
      left.sort((a, b) -> Integer.compare(a.weight(), b.weight())); // weight 0 first
      while (!left.isEmpty()) {
        ordered.add(takeByWeight(left, random));
      }
    }
    return ordered;
  }

  private static SrvRecord takeByWeight(List<SrvRecord> left, RandomGenerator random) {
    int sum = left.stream().mapToInt(SrvRecord::weight).sum();
    int chosen = random.nextInt(sum + 1);
    int index = 0;
    int running = left.get(0).weight();
    while (running < chosen) {
      index++;
      running += left.get(index).weight();
    }
    return left.remove(index);
  }
}
