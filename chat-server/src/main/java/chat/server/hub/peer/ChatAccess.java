package chat.server.hub.peer;

import chat.protocol.ByeCode;
import chat.protocol.ClientMessage;
import chat.protocol.RefusedException;
import chat.protocol.RoomName;
import java.util.List;
import java.util.Optional;

/**
 * Where connections hand what their clients do: the hub, wherever it runs. Any thread but the
 * hub's; the methods may block while the hub has much to do.
 */
public interface ChatAccess {
  /** Logs a client in as a guest: it has sent text, or nothing for a second. */
  void connectGuest(Session session) throws InterruptedException;

  /** Opens a session whose client has sent the first byte of a frame. */
  void connectFramed(Session session) throws InterruptedException;

  /**
   * Reads what a client continues whose HELLO is about to be handed over, if the hub would have to
   * wait for that. All earlier requests of the client are answered, or it has logged in by none.
   *
   * @param author the digest of its client id
   */
  void prepare(Session session, String author);

  /**
   * Carries out requests of a client. Returns when the hub has taken them from the inbox, so that a
   * reader hands over all that arrived meanwhile in one batch.
   *
   * @param bytes approximately what the requests take in memory
   */
  void receive(Session session, List<ClientMessage> requests, int bytes)
      throws InterruptedException;

  /**
   * Returns the room that a text client is in, once the hub has carried out all that it has sent;
   * empty if it is in none, or its session has ended meanwhile.
   */
  Optional<RoomName> roomOf(Session session) throws InterruptedException;

  /** Answers a malformed request with an error, in the order of the client's requests. */
  void refuse(Session session, RefusedException refusal) throws InterruptedException;

  /** Disconnects a client whose input can't be decoded any more. */
  void disconnect(Session session, ByeCode code, String reason) throws InterruptedException;

  /** Disconnects a client that may reconnect within the grace period. */
  void drop(Session session, ByeCode code, String reason) throws InterruptedException;

  /** Ends a session that holds too much memory; a framed client can resume it. */
  void overloaded(Session session, String reason) throws InterruptedException;

  /** Ends a session: its client sends nothing more. */
  void endOfInput(Session session) throws InterruptedException;
}
