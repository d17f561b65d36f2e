package chat.protocol;

import java.io.IOException;

/** What came in is no frame, so nothing after it can be read: told to the peer, then closed. */
public final class FrameException extends IOException {
  private static final long serialVersionUID = 1L;

  public FrameException(String sentence) {
    super(sentence);
  }
}
