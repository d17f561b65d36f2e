package chat.server.hub;

import java.time.Duration;
import java.util.List;

/**
 * What the hub knows of a connection. Nothing here blocks. What is handed over is written after the
 * next {@link HubOptions#flush}.
 */
public interface Peer {
  /**
   * Hands over what can be had again from the log.
   *
   * @return false if the room lane is full; then the chunk was not taken
   */
  boolean offer(Chunk chunk);

  /** How much waits in the room lane, in bytes. */
  int roomLaneBytes();

  /** Takes back all that waits in the room lane, in the order it was offered. */
  List<Chunk> drainRoomLane();

  /** Hands over an answer to a request. */
  void reply(Chunk chunk);

  /** Some requests have been carried out: all that there was to say to them was handed over. */
  void answered(int requests);

  /** Hands over a stretch of the log, to be sent beside what else there is. */
  void replay(Replay replay);

  /**
   * Nothing more will be handed over: sends what waits, the farewell last, and closes.
   *
   * @param limit how long that may take
   */
  void finish(byte[] farewell, Duration limit);
}
