package chat.client.net;

import chat.protocol.ClientMessage;
import chat.protocol.account.Fingerprint;
import java.util.Optional;

/**
 * The session's way to its server: one link after the other. Only the session thread calls it, but
 * for {@link #writeText} and {@link #sayBye}. Nothing here waits, except {@link #writeText}.
 */
public interface ServerLink {
  /** Starts the first link. */
  void start();

  /** Returns the address of the current link, as the user typed it or a server announced it. */
  ServerAddress address();

  /** Returns what protects the current link. */
  LinkSecurity security();

  /** Returns the wire of the current link. */
  Wire wire();

  /** Decides to speak plain text. Returns false if the server has greeted meanwhile. */
  boolean chooseText();

  /**
   * Starts one attempt to reconnect; the listener hears what became of it.
   *
   * @param vouched the fingerprint of the server's certificate, if a trusted server vouches for it
   */
  void reconnect(ServerAddress address, Optional<Fingerprint> vouched);

  /** Starts the next link, over a new connection to a server that is known to speak frames. */
  void resume(Connected connected);

  /** Whether so much waits to be written that no more messages should be sent for now. */
  boolean isFull();

  /** Sends a message as a frame. */
  void send(ClientMessage message);

  /** Sends plain text as it is. */
  void sendText(byte[] text);

  /**
   * Sends plain text as it is, and waits until it is written. The stdin thread calls it.
   *
   * @return false if the link ended before
   */
  boolean writeText(byte[] text) throws InterruptedException;

  /** Closes our side after the plain text sent so far; the server may still answer. */
  void finishText();

  /**
   * Sends BYE after the messages sent so far, and nothing after it. Any thread. Sends nothing to a
   * server that has not greeted as a chat server: another program may have its port.
   */
  void sayBye();

  /** Closes the current link; the listener hears that it ended. */
  void close();
}
