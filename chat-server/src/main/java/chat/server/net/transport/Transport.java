package chat.server.net.transport;

import chat.protocol.account.Fingerprint;
import chat.server.net.memory.ConnectionMemory;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.channels.GatheringByteChannel;
import java.util.Optional;
import java.util.OptionalInt;

/** The bytes of one connection, below its reader and its writer. Any thread, unless it says so. */
public interface Transport {
  /**
   * Completes what must precede the client's first byte. The reader's thread, once, first.
   *
   * @param memory counts what the transport holds
   * @throws IOException if the client may not speak, which it has been sent if possible
   */
  void begin(ConnectionMemory memory) throws IOException;

  /**
   * Returns the bytes that the client sends. Reads respect the time-out of {@link #socket}, also
   * one that was set later, and a read that times out loses nothing. The reader's thread.
   */
  InputStream input() throws IOException;

  /** Returns how many bytes were received so far that only their encryption needs. The reader's. */
  long overheadBytes();

  /** Returns what the writer writes to; writes wait until {@link #begin} has ended. */
  GatheringByteChannel output();

  /** Ends the output, after which the client may still send. The writer's thread. */
  void endOutput() throws IOException;

  /** Closes the socket at once, which ends all waits of other threads for it. */
  void close() throws IOException;

  Socket socket();

  /** Returns whether nobody between the client and this server can read the bytes. */
  boolean isConfidential();

  /** Returns the fingerprint of the certificate that the client saw; empty without TLS. */
  default Optional<Fingerprint> certificate() {
    return Optional.empty();
  }

  /** Returns the port for clients that speak TLS to this one; empty if there is none. */
  OptionalInt tlsPort();

  /** Returns whether {@link #begin} has lasted too long, however its peer behaves. */
  boolean isOverdue(long nowNanos);
}
