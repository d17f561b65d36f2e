package chat.server.log;

import java.util.Collection;
import java.util.Map;

/**
 * Answers which messages connected members have yet to be sent, so that pruning can spare them. Any
 * thread but the hub's.
 */
public interface UndeliveredMessages {
  /** Nobody is connected. */
  UndeliveredMessages NONE = logs -> Map.of();

  /**
   * Returns, for some logs, the lowest number of each that a member has yet to be sent; those of
   * which members have been sent everything are missing. Covers what was committed before the call;
   * a member that joins after it may miss what is deleted because of the answer.
   */
  Map<LogName, Long> firstOf(Collection<LogName> logs) throws InterruptedException;
}
