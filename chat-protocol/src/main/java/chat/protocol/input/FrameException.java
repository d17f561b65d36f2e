package chat.protocol.input;

import java.io.IOException;

/** Signals bytes that are no frame. Nothing after them can be decoded, so the connection ends. */
public final class FrameException extends IOException {
  private static final long serialVersionUID = 1L;

  public FrameException(String sentence) {
    super(sentence);
  }
}
