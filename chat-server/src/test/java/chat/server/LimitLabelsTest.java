package chat.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import chat.server.measure.TrafficCounts;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Metrics and {@code --status} name limits like the options that set them. */
final class LimitLabelsTest {
  @Test
  void eachLimitIsNamedLikeItsOption() {
    TrafficCounts counts = TrafficCounts.none(List.of());
    Set<String> unknown = new TreeSet<>(counts.limits().all().keySet());
    unknown.addAll(counts.refused().all().keySet());
    assertFalse(unknown.isEmpty());
    unknown.removeIf(
        label -> ChatServerMain.commandLine().getCommandSpec().findOption("--" + label) != null);
    // The heap, and the files and threads of the system, are no options of the server; nor is the
    // time for a handshake.
    assertEquals(Set.of("handshake", "memory", "system"), unknown);
  }
}
