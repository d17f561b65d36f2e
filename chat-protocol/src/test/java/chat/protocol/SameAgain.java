package chat.protocol;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.protocol.account.Secret;
import chat.protocol.command.ParsedInput;
import chat.protocol.command.SlashCommandParser;
import chat.protocol.command.TypingContext;
import chat.protocol.command.UsageException;
import java.io.IOException;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** Asserts that what was decoded survives encoding and decoding again. */
final class SameAgain {
  private static final Set<ErrorCode> REFUSALS =
      EnumSet.of(ErrorCode.EMPTY_TEXT, ErrorCode.BAD_TOKEN);

  private SameAgain() {}

  static void of(ClientMessage message) throws IOException, RefusedException {
    byte[] frame = Frames.of(message);
    ClientMessage again = ClientVerb.decode(Frames.payload(frame));
    assertEquals(message, again);
    assertArrayEquals(frame, Frames.of(again));
  }

  static void of(ServerMessage message) throws IOException {
    byte[] frame = Frames.of(message);
    try {
      ServerMessage again = ServerVerb.decode(Frames.payload(frame)).orElseThrow();
      assertEquals(message, again);
      assertArrayEquals(frame, Frames.of(again));
    } catch (RefusedException e) {
      throw new AssertionError("not decoded again: " + message, e);
    }
  }

  private static Secret secret() {
    return Secret.take("hunter2".toCharArray());
  }

  /** Parses a line; it is a request that can be sent, or refused by one safe sentence. */
  static void ofLine(String line) {
    try {
      var lobby = new TypingContext(Optional.of(RoomName.LOBBY), ZoneOffset.UTC);
      ParsedInput typed = SlashCommandParser.parse(line, lobby);
      if (typed instanceof ParsedInput.Message message) {
        ClientMessage made = message.message();
        of(made instanceof ClientMessage.Numbered say ? say.withId(1) : made);
      } else if (typed instanceof ParsedInput.Asks asks) {
        of(asks.request().apply(asks.prompts().stream().map(prompt -> secret()).toList()));
      } else if (typed instanceof ParsedInput.Help help) {
        assertFalse(SlashCommandParser.help(help).isEmpty());
      }
    } catch (UsageException e) {
      assertTrue(e.getMessage().codePoints().allMatch(Text::isSafe), e.getMessage());
    } catch (RefusedException e) {
      // No text, or a room's setting or a target that there can't be.
      assertTrue(REFUSALS.contains(e.code()), line);
    } catch (IOException e) {
      throw new AssertionError(line, e);
    }
  }
}
