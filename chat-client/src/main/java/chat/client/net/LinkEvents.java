package chat.client.net;

import chat.protocol.ClientMessage;
import chat.protocol.RefusedException;
import chat.protocol.ServerMessage;
import java.time.Duration;

/** What a link tells whoever uses it, on the reader thread, or while there is none. */
public interface LinkEvents {
  /** Plain text came: the bytes {@code [from, to)}, as they are. */
  void text(byte[] bytes, int from, int to);

  /** No more plain text came for a moment, so what stands unfinished may be a whole answer. */
  void pause();

  /**
   * The server is a chat server.
   *
   * @param version the highest it speaks
   * @param inboxAfter the number of the last direct message that was told; 0 if none was
   */
  void greeted(int version, long inboxAfter);

  /** A message came; one's own that was read back from the log comes as its ACK. */
  void received(ServerMessage message) throws HangUpException;

  /**
   * A numbered message is stored; told once of each. Where and when is not known (an ACK without
   * place, number and time) if the server had it before the link was lost, and it is not read back
   * from its room since.
   */
  void acknowledged(ClientMessage.Numbered message, ServerMessage.Ack ack);

  /** A numbered message was refused; it will not be sent again. */
  void refused(ClientMessage.Numbered message, ServerMessage.Refused answer);

  /** The link is lost; another one is tried until there is one, or it is given up. */
  void lost(LinkEnd end);

  /** The next attempt to come back is made after this pause. */
  void retrying(Duration pause);

  /** How long the server took to answer a ping, or has not answered it yet. */
  void lag(Duration time);

  /** The server has another log than before: numbers start anew, and what was said is not there. */
  void otherLog();

  /** A message came that has a known verb and not what belongs to it. */
  void senseless(RefusedException why);
}
