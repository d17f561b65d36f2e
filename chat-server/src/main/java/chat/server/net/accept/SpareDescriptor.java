package chat.server.net.accept;

import java.io.IOException;
import java.nio.channels.SocketChannel;
import java.util.Optional;

/**
 * An open file that is closed when the process may open no more, so that the next connection can be
 * accepted and refused: it would get no answer otherwise. The acceptor's thread.
 */
final class SpareDescriptor {
  /** Opens a file. */
  interface Opener {
    SocketChannel open() throws IOException;
  }

  private final Opener opener;
  private Optional<SocketChannel> spare = Optional.empty();

  SpareDescriptor(Opener opener) {
    this.opener = opener;
  }

  /** Opens it, if it is closed and the system allows that; returns whether it is open. */
  boolean reserve() {
    if (spare.isEmpty()) {
      try {
        spare = Optional.of(opener.open());
      } catch (IOException e) {
        // The next connection that ends frees a file.
      }
    }
    return spare.isPresent();
  }

  /** Closes it; returns whether it was open. */
  boolean release() throws IOException {
    if (spare.isEmpty()) {
      return false;
    }
    spare.get().close();
    spare = Optional.empty();
    return true;
  }
}
