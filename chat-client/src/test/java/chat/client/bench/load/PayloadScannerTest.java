package chat.client.bench.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.protocol.ByteSink;
import chat.protocol.ConnectionMessage;
import chat.protocol.FrameWriter;
import chat.protocol.Limits;
import chat.protocol.MessageKind;
import chat.protocol.Nick;
import chat.protocol.RoomName;
import chat.protocol.ServerMessage;
import chat.protocol.Text;
import chat.protocol.input.FrameDecoder;
import chat.protocol.input.InputBuffer;
import chat.protocol.input.Payload;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

final class PayloadScannerTest {
  private static final RoomName ROOM = RoomName.of("#bench-abc");
  private static final Nick NICK = Nick.of("bench-abc-7");
  private static final long MILLIS = 1_700_000_000_000L;

  private final PayloadScanner scanner = new PayloadScanner(ROOM.value().length());

  @Test
  void messageOfAnotherMemberHasSeqAndTimestamp() throws IOException {
    byte[] text = new byte[20];
    SendTimestamp.write(123_456_789, text);
    ServerMessage said = said(42, OptionalLong.empty(), Text.decode(text, 0, SendTimestamp.BYTES));
    assertEquals(PayloadScanner.Kind.SAID, scan(said));
    assertEquals(42, scanner.saidSeq());
    assertFalse(scanner.isOwnSaid());
    assertEquals(123_456_789, scanner.timestamp(SendTimestamp.BYTES));
  }

  @Test
  void textOfAnotherLengthHasNoTimestamp() throws IOException {
    ServerMessage said = said(1, OptionalLong.empty(), Text.of("somebody dropped in"));
    assertEquals(PayloadScanner.Kind.SAID, scan(said));
    assertTrue(scanner.timestamp(SendTimestamp.BYTES) < 0);
    assertTrue(scanner.timestamp(1_000) < 0);
    assertTrue(scanner.timestamp("somebody dropped in".length()) < 0);
  }

  @Test
  void ownMessageFromTheLogIsRecognised() throws IOException {
    ServerMessage said = said(7, OptionalLong.of(3), Text.of("two of its words"));
    assertEquals(PayloadScanner.Kind.SAID, scan(said));
    assertTrue(scanner.isOwnSaid());
  }

  @Test
  void acknowledgementHasASeqUnlessItIsForADuplicate() throws IOException {
    assertEquals(
        PayloadScanner.Kind.ACK, scan(new ServerMessage.Ack(12, ROOM.value(), 345, MILLIS)));
    assertEquals(345, scanner.ackSeq());
    assertEquals(PayloadScanner.Kind.ACK, scan(ServerMessage.Ack.again(12)));
    assertEquals(0, scanner.ackSeq());
  }

  @Test
  void otherVerbsAreLeftToTheDecoder() throws IOException {
    List<ServerMessage> others =
        List.of(
            new ServerMessage.Live(ROOM.value(), 5),
            new ServerMessage.Gap(ROOM.value(), 1, 5),
            new ServerMessage.Left(ROOM, NICK),
            new ConnectionMessage.Bye("bye", Text.of("until next time")));
    for (ServerMessage other : others) {
      assertEquals(PayloadScanner.Kind.OTHER, scan(other), other::toString);
    }
  }

  @Test
  void malformedPayloadsAreLeftToTheDecoder() throws IOException {
    for (String payload : List.of("S", "SA", "SAID", "SAID ", "A", "ACK", "ACK ", "ACK 123")) {
      byte[] bytes =
          ("\0\0\0" + (char) payload.length() + payload).getBytes(StandardCharsets.US_ASCII);
      assertEquals(PayloadScanner.Kind.OTHER, scanner.scan(payload(bytes)), payload);
    }
  }

  private PayloadScanner.Kind scan(ServerMessage message) throws IOException {
    ByteSink sink = new ByteSink();
    message.encode(new FrameWriter(sink));
    return scanner.scan(payload(sink.toByteArray()));
  }

  private static Payload payload(byte[] frame) throws IOException {
    InputBuffer input = new InputBuffer(new ByteArrayInputStream(frame));
    assertTrue(input.fill());
    return new FrameDecoder(input, Limits.MAX_FRAME_BYTES).next().orElseThrow();
  }

  private static ServerMessage said(long seq, OptionalLong ownId, Text text) {
    return new ServerMessage.Said(ROOM, seq, MILLIS, NICK, MessageKind.SAID, ownId, text);
  }
}
