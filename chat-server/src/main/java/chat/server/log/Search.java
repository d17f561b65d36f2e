package chat.server.log;

/**
 * A search in progress. Its caller continues it step by step, so that others get their turn in
 * between. One thread at a time.
 */
public interface Search {
  /**
   * Searches for about {@link SearchTime#STEP_NANOS}.
   *
   * @return false once nothing is left to search
   */
  boolean step() throws LogException;

  /** Returns what it has found and what it left out, after its last step. */
  SearchResult result();

  /** Returns approximately what it takes in memory between two steps. */
  int heldBytes();
}
