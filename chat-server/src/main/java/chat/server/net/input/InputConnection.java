package chat.server.net.input;

import chat.protocol.ByteSink;
import chat.server.net.memory.ConnectionMemory;
import chat.server.net.trace.ConnectionTrace;
import chat.server.net.transport.Transport;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.time.Duration;
import java.util.List;

/** The connection that a reader reads, which also sends what needs no hub. The reader's thread. */
public interface InputConnection {
  Socket socket();

  /** Returns the bytes that its client sends. */
  InputStream input() throws IOException;

  /** Returns the transport of its bytes. */
  Transport transport();

  ConnectionTrace trace();

  /** Returns the account of what it holds. */
  ConnectionMemory memory();

  /** Returns the time that the server may work for its client's costly requests. */
  WorkBudget work();

  /** Sends an encoded answer that needs no hub. */
  void answer(ByteSink bytes);

  /** Sends lines that need no hub, as notices. */
  void answer(List<String> lines);

  /** Remembers why the connection ends; the first reason is the one that counts. */
  void endsBecause(String why);

  /**
   * Closes the connection once its outbox is written.
   *
   * @param reason a sentence that precedes the end, or empty
   */
  void end(String reason, Duration limit);
}
