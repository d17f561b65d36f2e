package chat.server.cluster;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The longest pauses that clients had at faults, by the kind of fault. The test's thread. */
final class Pauses {
  private final Map<String, List<Long>> millis = new TreeMap<>();

  /** Adds a pause, and prints it. */
  void add(String what, Duration pause) {
    System.out.printf("%s: longest pause %d ms%n", what, pause.toMillis());
    millis.computeIfAbsent(what, kind -> new ArrayList<>()).add(pause.toMillis());
  }

  /** Prints how often each kind happened, with the median and the longest of its pauses. */
  void print() {
    millis.forEach(
        (what, all) -> {
          List<Long> sorted = new ArrayList<>(all);
          Collections.sort(sorted);
          System.out.printf(
              "%4d x %s: median %d ms, longest %d ms%n",
              sorted.size(), what, sorted.get(sorted.size() / 2), sorted.get(sorted.size() - 1));
        });
  }
}
