package chat.server.log;

import java.util.Optional;
import java.util.Set;

/**
 * What a step has erased.
 *
 * @param messages how many messages lost their text
 * @param logs where they are
 * @param last the entry with which the next step begins; empty if there is none
 */
public record Erased(int messages, Set<LogName> logs, Optional<LogPosition> last) {
  public Erased {
    logs = Set.copyOf(logs);
  }
}
