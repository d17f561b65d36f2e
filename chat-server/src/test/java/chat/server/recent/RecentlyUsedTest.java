package chat.server.recent;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RecentlyUsedTest {
  @Test
  void leastRecentlyUsedEntryIsDroppedFirst() {
    Map<String, Integer> map = new RecentlyUsed<>(3);
    map.put("a", 1);
    map.put("b", 2);
    map.put("c", 3);
    assertEquals(1, map.get("a"));
    map.computeIfAbsent("d", key -> 4);
    assertEquals(List.of("c", "a", "d"), List.copyOf(map.keySet()));
    map.put("c", 5);
    map.put("e", 6);
    assertEquals(Map.of("d", 4, "c", 5, "e", 6), map);
  }
}
