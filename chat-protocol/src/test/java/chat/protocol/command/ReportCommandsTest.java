package chat.protocol.command;

import static chat.protocol.command.Contexts.INSIDE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import chat.protocol.ModRequest;
import chat.protocol.Nick;
import chat.protocol.RoomName;
import chat.protocol.Text;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the commands about reports mean. */
final class ReportCommandsTest {
  private static final Nick BOB = Nick.of("bob");

  private static void assertMeans(ModRequest request, String line) throws UsageException {
    assertEquals(new ParsedInput.Message(request), SlashCommandParser.parse(line, INSIDE));
  }

  private static ModRequest report(Optional<RoomName> room, String reason) {
    return new ModRequest.Report(BOB, room, Text.of(reason));
  }

  @Test
  void reportIsOfThisRoomUnlessItIsToTheOperators() throws UsageException {
    assertMeans(report(INSIDE.room(), "insults everyone"), "/report bob insults everyone");
    assertMeans(report(Optional.empty(), "10 messages"), "/report * bob  10 messages");
    TypingContext outside = new TypingContext(Optional.empty(), ZoneOffset.UTC);
    assertEquals(
        new ParsedInput.Message(report(Optional.empty(), "spam")),
        SlashCommandParser.parse("/report bob spam", outside));
  }

  @Test
  void reportsAreListedAndEndedByNumber() throws UsageException {
    assertMeans(new ModRequest.OfRoom(ModRequest.Action.REPORTS, INSIDE.room()), "/reports");
    assertMeans(new ModRequest.OfRoom(ModRequest.Action.REPORTS, Optional.empty()), "/reports *");
    assertMeans(new ModRequest.Resolve(3), "/reports done 3");
    assertMeans(new ModRequest.Resolve(3), "/reports DONE 3");
    assertMeans(new ModRequest.ServerText(ModRequest.Action.RULES), "/rules");
    assertMeans(new ModRequest.ServerText(ModRequest.Action.MOTD), "/motd");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/report",
        "/report bob",
        "/report *",
        "/report * bob",
        "/report b:b x",
        "/reports 3",
        "/reports done",
        "/reports done x",
        "/reports tea"
      })
  void otherLinesAreRefused(String line) {
    assertThrows(UsageException.class, () -> SlashCommandParser.parse(line, INSIDE));
  }
}
