package chat.server.net.memory;

/** A connection that the guard may close. Any thread. */
public interface MemoryHolder {
  ConnectionMemory memory();

  /**
   * Closes it, because it holds the most while memory is short. Does not block.
   *
   * @param reason a sentence for the client
   * @param atOnce whether it is closed before its client can be notified
   */
  void closeOverloaded(String reason, boolean atOnce);

  /** Returns whether it is being closed already. */
  boolean isOverloaded();
}
