package chat.protocol.input;

import java.io.IOException;

/** Bounds how much memory the input of a connection takes. The thread that reads it. */
@FunctionalInterface
public interface Capacity {
  /** No bound. */
  Capacity UNLIMITED = bytes -> {};

  /**
   * Changes the memory that the input takes; may wait until there is enough.
   *
   * @param bytes what it takes from now on
   */
  void resize(int bytes) throws IOException;
}
