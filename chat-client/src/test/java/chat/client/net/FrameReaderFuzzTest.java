package chat.client.net;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.fixture.PieceStream;
import chat.protocol.ConnectionMessage;
import chat.protocol.input.FrameException;
import chat.protocol.input.InputBuffer;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Proxy;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Any bytes of a server are the same messages, whole and in pieces, or end the link. */
final class FrameReaderFuzzTest {
  @FuzzTest(maxDuration = "10m")
  void messagesAreTheSameInPieces(byte[] bytes) throws IOException {
    List<Object> whole = read(new ByteArrayInputStream(bytes));
    assertEquals(whole, read(PieceStream.sizedByItsEnd(bytes)));
    assertEquals(whole, read(new PieceStream(bytes, 1)));
  }

  private static List<Object> read(InputStream bytes) throws IOException {
    List<Object> events = new ArrayList<>();
    try (Socket socket = new Socket()) {
      FrameReader reader =
          new FrameReader(
              socket,
              new InputBuffer(bytes),
              new LinkOutbox(),
              new Liveness(Duration.ofSeconds(10), System::nanoTime),
              listener(events));
      Optional<ConnectionMessage.Bye> bye = reader.read();
      events.add(bye);
      events.add(reader.lastNotice());
    } catch (FrameException e) {
      events.add(e.getMessage());
    }
    return events;
  }

  /** Records messages one by one: how many arrive together depends on the pieces. */
  private static LinkListener listener(List<Object> events) {
    return (LinkListener)
        Proxy.newProxyInstance(
            LinkListener.class.getClassLoader(),
            new Class<?>[] {LinkListener.class},
            (proxy, method, arguments) -> {
              if (arguments[0] instanceof List<?> messages) {
                events.addAll(messages);
              } else {
                events.add(arguments[0]);
              }
              return null;
            });
  }
}
