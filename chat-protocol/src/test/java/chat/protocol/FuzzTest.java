package chat.protocol;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.protocol.command.SlashCommand;
import chat.protocol.input.FrameDecoder;
import chat.protocol.input.FrameException;
import chat.protocol.input.InputBuffer;
import chat.protocol.input.Payload;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Feeds random and corrupted input to all decoders. They throw nothing but their two declared
 * exceptions, and each decoded message survives encoding and decoding again.
 */
final class FuzzTest {
  private static final int INPUTS = 200_000;
  private static final int MAX_FRAME_BYTES = 5_000;

  /** Messages of every kind, to be corrupted. */
  private static final List<byte[]> FRAMES =
      Stream.concat(
              ClientMessageTest.MESSAGES.stream().map(Frames::of),
              ServerMessageTest.MESSAGES.stream().map(Frames::of))
          .toList();

  private static final List<byte[]> PIECES =
      Stream.of(
              " ",
              "  ",
              "\n",
              "-",
              "@",
              "#",
              "0",
              "99999999999999999999",
              "-1",
              "\r\n",
              "\t",
              "\0",
              "\u001B[2J",
              "\u202E",
              "\u2028",
              "\u00DF",
              "\u1E9E",
              "\u0130",
              "\u3164",
              "\uFDFA",
              "\uD83D\uDE00",
              "e\u0301",
              "\uFFFD",
              "#lobby",
              "alice",
              "SAY 1 #lobby\n",
              "emote")
          .map(piece -> piece.getBytes(UTF_8))
          .toList();

  private final Random random = new Random(8028);
  private int fromClients;
  private int fromServers;
  private int refused;
  private int broken;

  @Test
  void noInputBreaksTheDecoders() throws IOException {
    for (int i = 0; i < INPUTS; i++) {
      byte[] payload = corrupted(FRAMES.get(random.nextInt(FRAMES.size())));
      Optional<Payload> frame = first(Frames.frame(payload));
      if (frame.isPresent()) {
        decodeClient(frame.get());
        decodeServer(frame.get());
      }
    }
    // Each path ran often enough for the test to prove something.
    String gone = "%d %d %d %d".formatted(fromClients, fromServers, refused, broken);
    assertTrue(Math.min(fromClients, fromServers) > INPUTS / 20, gone);
    assertTrue(Math.min(refused, broken) > INPUTS / 20, gone);
  }

  @Test
  void randomBytesAreFramesOrRefused() {
    for (int i = 0; i < INPUTS / 10; i++) {
      byte[] bytes = new byte[1 + random.nextInt(40)];
      random.nextBytes(bytes);
      if (random.nextBoolean()) {
        System.arraycopy(new byte[3], 0, bytes, 0, Math.min(3, bytes.length));
      }
      readToTheEnd(bytes);
    }
  }

  @Test
  void randomLinesAreCommandsOrRefused() {
    List<String> starts =
        Stream.concat(SlashCommand.words().stream(), Stream.of("", "/", "//")).toList();
    for (int i = 0; i < INPUTS / 10; i++) {
      byte[] bytes = corrupted("\0\0\0\0 #lobby 12 alice".getBytes(UTF_8));
      String line = starts.get(random.nextInt(starts.size())) + new String(bytes, UTF_8);
      SameAgain.ofLine(line);
    }
  }

  private void decodeClient(Payload payload) throws IOException {
    try {
      SameAgain.of(ClientVerb.decode(payload));
      fromClients++;
    } catch (RefusedException e) {
      refused++;
      SameAgain.of(e.answer());
    }
  }

  private void decodeServer(Payload payload) throws IOException {
    try {
      Optional<ServerMessage> message = ServerVerb.decode(payload);
      if (message.isPresent()) {
        SameAgain.of(message.get());
        fromServers++;
      }
    } catch (RefusedException e) {
      refused++;
    }
  }

  private Optional<Payload> first(byte[] frame) throws IOException {
    var input = new InputBuffer(new ByteArrayInputStream(frame));
    var decoder = new FrameDecoder(input, MAX_FRAME_BYTES);
    try {
      while (true) {
        Optional<Payload> next = decoder.next();
        if (next.isPresent() || !input.fill()) {
          return next;
        }
      }
    } catch (FrameException e) {
      broken++;
      return Optional.empty();
    }
  }

  private static void readToTheEnd(byte[] bytes) {
    try {
      int taken = 0;
      for (String payload : Frames.read(new ByteArrayInputStream(bytes), MAX_FRAME_BYTES)) {
        taken += 4 + payload.getBytes(UTF_8).length;
      }
      assertEquals(bytes.length, taken);
    } catch (FrameException e) {
      assertTrue(e.getMessage().contains("frame"), e.getMessage());
    } catch (IOException e) {
      throw new AssertionError("nothing here does I/O", e);
    }
  }

  /**
   * Returns a frame with up to a few bytes of its payload changed, removed, doubled or inserted.
   */
  private byte[] corrupted(byte[] frame) {
    var payload = new ByteSink();
    payload.put(frame, 4, frame.length);
    for (int changes = random.nextInt(4); changes > 0; changes--) {
      byte[] before = payload.toByteArray();
      int at = random.nextInt(before.length + 1);
      int to = Math.min(before.length, at + random.nextInt(4));
      payload.clear();
      payload.put(before, 0, at);
      switch (random.nextInt(4)) {
        case 0 -> payload.put((byte) random.nextInt(256));
        case 1 -> payload.put(before, at, to);
        case 2 -> {
          byte[] piece = PIECES.get(random.nextInt(PIECES.size()));
          payload.put(piece, 0, piece.length);
        }
        default -> at = to;
      }
      payload.put(before, random.nextBoolean() ? at : to, before.length);
    }
    return payload.toByteArray();
  }
}
