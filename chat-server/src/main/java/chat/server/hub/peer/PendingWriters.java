package chat.server.hub.peer;

/**
 * The writers of connections that have something to write and have not been started yet.
 *
 * <p>Starting them together costs the hub less than starting each when its outbox gets the first
 * chunk. Any thread.
 */
public interface PendingWriters {
  /** Starts them all. */
  void startAll();
}
