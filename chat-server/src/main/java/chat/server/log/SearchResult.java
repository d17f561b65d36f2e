package chat.server.log;

import java.util.List;

/**
 * What a search has found.
 *
 * @param found where the newest messages are that match, oldest first
 * @param missing how many messages it left out, because the index lacks them
 */
public record SearchResult(List<LogPosition> found, long missing, Ending ending) {
  /** Why a search ended. */
  public enum Ending {
    /** It has searched all messages that the index has. */
    COMPLETE,
    /** It has worked for as long as a search may: the words are too common. */
    TOO_COMMON,
    /** The index could not be read, or may lack more messages than it has counted so far. */
    NO_INDEX
  }

  public SearchResult {
    found = List.copyOf(found);
  }
}
