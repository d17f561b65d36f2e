package chat.client;

import static java.nio.charset.StandardCharsets.UTF_8;

import chat.protocol.ByteSink;
import chat.protocol.ClientMessage;
import chat.protocol.ClientVerb;
import chat.protocol.ConnectionMessage;
import chat.protocol.FrameWriter;
import chat.protocol.Limits;
import chat.protocol.Nick;
import chat.protocol.ServerLimits;
import chat.protocol.ServerMessage;
import chat.protocol.Text;
import chat.protocol.input.FrameDecoder;
import chat.protocol.input.InputBuffer;
import chat.protocol.input.Payload;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.LongConsumer;
import java.util.function.LongFunction;

/**
 * A server for one speaker and one listener of the capacity test, which delays, drops or repeats
 * messages. Unlike {@link FakeServer} it answers by itself, on a thread per connection.
 */
final class RoomOfTwo implements AutoCloseable {
  private final ServerSocket listening;
  private final LongConsumer beforeAnswer;
  private final LongFunction<long[]> delivered;
  private volatile Socket listener = new Socket();
  private volatile long lastId = Long.MAX_VALUE;

  /**
   * Accepts the speaker, then the listener.
   *
   * @param beforeAnswer called with the id of each message before its ACK
   * @param delivered the numbers sent to the listener for this one
   */
  RoomOfTwo(LongConsumer beforeAnswer, LongFunction<long[]> delivered) throws IOException {
    this.beforeAnswer = beforeAnswer;
    this.delivered = delivered;
    this.listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    start(this::serve);
  }

  int port() {
    return listening.getLocalPort();
  }

  /** Closes the listener's connection after this message. */
  void disconnectsListenerAfter(long id) {
    lastId = id;
  }

  @Override
  public void close() throws IOException {
    listening.close();
    listener.close();
  }

  private void serve() throws IOException {
    Socket speaker = listening.accept();
    start(() -> serve(speaker));
    listener = listening.accept();
    serve(listener);
  }

  private void serve(Socket client) throws IOException {
    try (client) {
      client.getOutputStream().write("hey [chat/1]\n".getBytes(UTF_8));
      InputBuffer input = new InputBuffer(client.getInputStream());
      FrameDecoder frames = new FrameDecoder(input, Limits.MAX_FRAME_BYTES);
      while (input.fill()) {
        Optional<Payload> frame = frames.next();
        while (frame.isPresent()) {
          answer(client, ClientVerb.decode(frame.get()));
          frame = frames.next();
        }
      }
    } catch (chat.protocol.RefusedException e) {
      throw new IOException(e);
    }
  }

  private void answer(Socket client, ClientMessage message) throws IOException {
    if (message instanceof ClientMessage.Hello hello) {
      send(
          client,
          new ConnectionMessage.Welcome(
              hello.nick(), "fake/1", "log", 0, 65_536, ServerLimits.NONE));
    } else if (message instanceof ClientMessage.Join join) {
      send(client, new ServerMessage.Live(join.room().value(), 0));
    } else if (message instanceof ClientMessage.Say say) {
      beforeAnswer.accept(say.id());
      send(client, new ServerMessage.Ack(say.id(), say.room().value(), say.id(), 0));
      for (long seq : delivered.apply(say.id())) {
        Nick nick = Nick.of("speaker");
        send(
            listener,
            new ServerMessage.Said(
                say.room(), seq, 0, nick, say.kind(), OptionalLong.empty(), say.text()));
      }
      if (say.id() == lastId) {
        listener.close();
      }
    } else if (message instanceof ClientMessage.Bye) {
      send(client, new ConnectionMessage.Bye("bye", Text.of("bye")));
      client.close();
    }
  }

  private static void send(Socket client, ServerMessage message) throws IOException {
    ByteSink sink = new ByteSink();
    message.encode(new FrameWriter(sink));
    client.getOutputStream().write(sink.toByteArray());
  }

  private interface Serving {
    void run() throws IOException;
  }

  private static void start(Serving serving) {
    Thread thread =
        new Thread(
            () -> {
              try {
                serving.run();
              } catch (IOException e) {
                // The test has ended.
              }
            },
            "room-of-two");
    thread.setDaemon(true);
    thread.start();
  }
}
