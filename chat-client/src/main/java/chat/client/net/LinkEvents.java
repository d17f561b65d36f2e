package chat.client.net;

import chat.protocol.ClientMessage;
import chat.protocol.RefusedException;
import chat.protocol.ServerMessage;

/** What a link tells whoever uses it, on the reader thread. */
public interface LinkEvents {
  /** Plain text came: the bytes {@code [from, to)}, as they are. */
  void text(byte[] bytes, int from, int to);

  /** No more plain text came for a moment, so what stands unfinished may be a whole answer. */
  void pause();

  /** The server is a chat server that speaks this version and maybe lower ones. */
  void greeted(int version);

  /** A message came; one's own that was read back from the log comes as its ACK. */
  void received(ServerMessage message) throws HangUpException;

  /** A numbered message was refused; it will not be sent again. */
  void refused(ClientMessage.Numbered message, ServerMessage.Refused answer);

  /** A message came that has a known verb and not what belongs to it. */
  void senseless(RefusedException why);
}
