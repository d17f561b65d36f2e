package chat.server.net.input;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.protocol.RoomName;
import chat.protocol.command.SlashCommand;
import chat.protocol.command.SlashCommandParser;
import chat.protocol.command.TypingContext;
import chat.protocol.command.UsageException;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class ClientOnlyCommandsTest {
  @Test
  void eachWordIsRefusedInAnyCase() {
    for (String word : ClientOnlyCommands.WORDS) {
      for (String typed : List.of(word, word.toUpperCase(Locale.ROOT))) {
        var refusal = assertThrows(UsageException.class, () -> ClientOnlyCommands.refuse(typed));
        assertEquals(
            word + " is a command of chat-client only; /help lists the commands known here",
            refusal.getMessage());
      }
    }
  }

  @Test
  void otherWordsPass() {
    for (String word : List.of("", "/", "//bell", "bell", "/bel", "/bells", "/me")) {
      assertDoesNotThrow(() -> ClientOnlyCommands.refuse(word));
    }
  }

  @Test
  void truncatedWordGetsNoSuggestion() {
    for (String word : ClientOnlyCommands.WORDS) {
      String cutShort = word.substring(0, word.length() - 1);
      var refusal =
          assertThrows(
              UsageException.class,
              () ->
                  SlashCommandParser.parse(
                      cutShort, new TypingContext(Optional.of(RoomName.LOBBY), ZoneOffset.UTC)));
      assertFalse(refusal.getMessage().contains(word), refusal.getMessage());
    }
  }

  @Test
  void noCommandIsBothTheServersAndClientOnly() {
    assertTrue(Collections.disjoint(SlashCommand.words(), ClientOnlyCommands.WORDS));
  }
}
