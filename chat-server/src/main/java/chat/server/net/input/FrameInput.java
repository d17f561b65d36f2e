package chat.server.net.input;

import chat.protocol.ByteSink;
import chat.protocol.ClientMessage;
import chat.protocol.ClientVerb;
import chat.protocol.ConnectionMessage;
import chat.protocol.FrameWriter;
import chat.protocol.RefusedException;
import chat.protocol.input.FrameDecoder;
import chat.protocol.input.FrameException;
import chat.protocol.input.InputBuffer;
import chat.protocol.input.Payload;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Consumer;

/** Reads a framed client's requests until the input ends, and answers PING. The reader's thread. */
final class FrameInput {
  private final InputBuffer input;
  private final FrameDecoder decoder;
  private final FrameTimer timer;
  private final RequestBatcher batcher;
  private final Consumer<ByteSink> answer;

  /**
   * Reads what is in the buffer, and then what follows it.
   *
   * @param maxFrameBytes the longest payload
   * @param answer sends an encoded answer that needs no hub
   */
  FrameInput(
      InputBuffer input,
      int maxFrameBytes,
      FrameTimer timer,
      RequestBatcher batcher,
      Consumer<ByteSink> answer) {
    this.input = input;
    this.timer = timer;
    this.decoder = new FrameDecoder(input, maxFrameBytes);
    this.batcher = batcher;
    this.answer = answer;
  }

  /** Returns at the end of input, if the input ends between two frames. */
  void run() throws IOException, InputTimeoutException, InterruptedException {
    try {
      do {
        processFrames();
        batcher.awaitRate();
      } while (timer.fill(input));
      decoder.end();
    } catch (FrameException e) {
      batcher.awaitAllAnswers();
      throw e;
    }
  }

  private void processFrames() throws FrameException, InterruptedException {
    Optional<Payload> payload = decoder.next();
    while (payload.isPresent()) {
      timer.completedFrame();
      process(payload.get());
      payload = decoder.next();
    }
  }

  private void process(Payload payload) throws InterruptedException {
    try {
      ClientMessage message = ClientVerb.decode(payload);
      if (message instanceof ClientMessage.Ping ping) {
        // PONG overtakes other answers, so that it measures the latency of the connection.
        batcher.admit();
        pong(ping);
      } else if (message instanceof ClientMessage.Pong) {
        // That it arrived is all that it says.
        batcher.drop(1);
      } else {
        if (message instanceof ClientMessage.Hello) {
          timer.receivedHello();
        }
        batcher.put(message);
      }
    } catch (RefusedException e) {
      batcher.put(e);
    }
  }

  private void pong(ClientMessage.Ping ping) {
    ByteSink sink = new ByteSink();
    new ConnectionMessage.Pong(ping.token()).encode(new FrameWriter(sink));
    answer.accept(sink);
  }
}
