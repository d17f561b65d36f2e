package chat.client.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.protocol.ByteSink;
import chat.protocol.FrameWriter;
import chat.protocol.InputBuffer;
import chat.protocol.Nick;
import chat.protocol.RoomName;
import chat.protocol.ServerMessage;
import chat.protocol.Text;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

final class GlanceTest {
  private static final RoomName ROOM = RoomName.of("#bench-abc");
  private static final Nick NICK = Nick.of("bench-abc-7");
  private static final long MILLIS = 1_700_000_000_000L;

  @Test
  void aMessageOfSomebodyElse() throws IOException {
    byte[] text = new byte[20];
    Stamp.write(123_456_789, text);
    InputBuffer input = whole(said(42, OptionalLong.empty(), Text.decode(text, 0, Stamp.BYTES)));
    Glance glance = glance(input);
    assertEquals(Glance.Kind.SAID, glance.next());
    assertEquals(42, glance.saidSeq());
    assertFalse(glance.saidIsOwn());
    assertEquals(123_456_789, glance.stamp(Stamp.BYTES));
    assertEquals(input.size(), glance.bytes());
  }

  @Test
  void aTextOfAnotherLengthBearsNoTime() throws IOException {
    Glance glance = glance(whole(said(1, OptionalLong.empty(), Text.of("somebody dropped in"))));
    assertEquals(Glance.Kind.SAID, glance.next());
    assertTrue(glance.stamp(Stamp.BYTES) < 0);
    assertTrue(glance.stamp(1_000) < 0);
    assertTrue(glance.stamp("somebody dropped in".length()) < 0);
  }

  @Test
  void onesOwnMessageReadBackFromTheLog() throws IOException {
    Glance glance = glance(whole(said(7, OptionalLong.of(3), Text.of("two of its words"))));
    assertEquals(Glance.Kind.SAID, glance.next());
    assertTrue(glance.saidIsOwn());
  }

  @Test
  void acknowledgements() throws IOException {
    Glance placed = glance(whole(new ServerMessage.Ack(12, ROOM.value(), 345, MILLIS)));
    assertEquals(Glance.Kind.ACK, placed.next());
    assertEquals(345, placed.ackSeq());
    Glance again = glance(whole(ServerMessage.Ack.again(12)));
    assertEquals(Glance.Kind.ACK, again.next());
    assertEquals(0, again.ackSeq());
  }

  @Test
  void whatIsNoMessageIsLeftToTheDecoder() throws IOException {
    List<ServerMessage> others =
        List.of(
            new ServerMessage.Live(ROOM.value(), 5),
            new ServerMessage.Gap(ROOM.value(), 1, 5),
            new ServerMessage.Left(ROOM, NICK),
            new ServerMessage.Bye("bye", Text.of("until next time")));
    for (ServerMessage other : others) {
      assertEquals(Glance.Kind.OTHER, glance(whole(other)).next(), other::toString);
    }
  }

  @Test
  void malformedFramesAreLeftToTheDecoder() throws IOException {
    for (String frame :
        List.of(
            "\0\0\0\0",
            "\u00ff\0\0\0",
            "* the server stops\n",
            "\0\0\0\1S",
            "\0\0\0\3ACK",
            "\0\0\0\5SAID ",
            "\0\0\0\7ACK 123")) {
      byte[] bytes = frame.getBytes(java.nio.charset.StandardCharsets.ISO_8859_1);
      InputBuffer input = new InputBuffer(new ByteArrayInputStream(bytes));
      assertTrue(input.fill());
      assertEquals(Glance.Kind.OTHER, glance(input).next(), frame);
    }
  }

  @Test
  void aFrameThatComesByteByByte() throws IOException {
    byte[] bytes = encoded(said(42, OptionalLong.empty(), Text.of("hello")));
    InputBuffer input = new InputBuffer(byteByByte(bytes));
    Glance glance = glance(input);
    for (int i = 1; i < bytes.length; i++) {
      assertTrue(input.fill());
      assertEquals(Glance.Kind.INCOMPLETE, glance.next());
    }
    assertTrue(input.fill());
    assertEquals(Glance.Kind.SAID, glance.next());
  }

  private static Glance glance(InputBuffer input) {
    return new Glance(input, ROOM.value().length());
  }

  private static ServerMessage said(long seq, OptionalLong ownId, Text text) {
    return new ServerMessage.Said(ROOM, seq, MILLIS, NICK, ownId, text);
  }

  private static InputBuffer whole(ServerMessage message) throws IOException {
    InputBuffer input = new InputBuffer(new ByteArrayInputStream(encoded(message)));
    assertTrue(input.fill());
    return input;
  }

  private static byte[] encoded(ServerMessage message) {
    ByteSink sink = new ByteSink();
    message.encode(new FrameWriter(sink));
    return sink.toByteArray();
  }

  private static InputStream byteByByte(byte[] bytes) {
    return new ByteArrayInputStream(bytes) {
      @Override
      public synchronized int read(byte[] target, int at, int count) {
        return super.read(target, at, Math.min(count, 1));
      }
    };
  }
}
