package chat.client.net;

import chat.protocol.ServerMessage;
import java.util.List;

/**
 * Hears what happens on a link: from its reader thread, and of attempts to reconnect from the
 * thread that makes them. A call may block; then the link reads no further.
 */
public interface LinkListener {
  /** Bytes arrived of which it is not known yet whether they are a greeting. */
  void bytesArrived();

  /** The server sent a whole line that is no chat server's greeting. */
  void notGreeted();

  /** The server greeted as a chat server; the link speaks frames. {@code version}: its highest. */
  void greeted(int version);

  /** Plain text arrived. The array is the listener's to keep. */
  void text(byte[] bytes);

  /** No more plain text arrived for a while, so that an unfinished line may be whole. */
  void textPaused();

  /**
   * Messages arrived, in this order. The list is not empty. {@code bytes}: their size on the wire.
   */
  void received(List<ServerMessage> messages, int bytes);

  /** A frame with a known verb was malformed, and skipped. {@code why}: a sentence. */
  void malformed(String why);

  /** The link takes messages again, after it was full. */
  void writable();

  /** The link ended; nothing more comes from it. */
  void ended(LinkEnd end);

  /** An attempt to reconnect succeeded; {@link ReconnectingLink#resume} uses the connection. */
  void connected(Connected connected);

  /** An attempt to reconnect failed; the link may try again. */
  void connectFailed(LinkEnd how);
}
