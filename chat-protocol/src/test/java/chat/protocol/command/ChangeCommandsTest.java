package chat.protocol.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import chat.protocol.ChangeRequest;
import chat.protocol.ClientMessage;
import chat.protocol.Nick;
import chat.protocol.RoomName;
import chat.protocol.Text;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** The commands that edit and delete messages. */
class ChangeCommandsTest {
  private static final RoomName TEA = RoomName.of("#tea");

  private static ClientMessage parse(String line) throws UsageException {
    ParsedInput parsed =
        SlashCommandParser.parse(line, new TypingContext(Optional.of(TEA), ZoneOffset.UTC));
    return ((ParsedInput.Message) parsed).message();
  }

  private static ChangeRequest.Delete deletion(long seq, String author) {
    return new ChangeRequest.Delete(
        0,
        TEA,
        seq == 0 ? OptionalLong.empty() : OptionalLong.of(seq),
        author.isEmpty() ? Optional.empty() : Optional.of(Nick.of(author)));
  }

  private static ChangeRequest.Edit edit(long seq, boolean replaces, String text) {
    return new ChangeRequest.Edit(
        0, TEA, seq == 0 ? OptionalLong.empty() : OptionalLong.of(seq), replaces, Text.of(text));
  }

  @Test
  void deleteMeansTheOwnLastMessageANumberOrANick() throws UsageException {
    assertEquals(deletion(0, ""), parse("/delete"));
    assertEquals(deletion(17, ""), parse("/delete 17"));
    assertEquals(deletion(17, ""), parse("/delete #17"));
    assertEquals(deletion(0, "bob"), parse("/delete bob"));
    assertThrows(UsageException.class, () -> parse("/delete two words"));
  }

  @Test
  void editGivesTheOwnLastMessageOrANumberAText() throws UsageException {
    assertEquals(edit(0, false, "I meant tea"), parse("/edit I meant tea"));
    assertEquals(edit(17, false, "green tea"), parse("/edit 17 green tea"));
    assertEquals(edit(17, false, "green tea"), parse("/edit #17 green tea"));
    assertEquals(edit(0, false, "42"), parse("/edit 42"));
    assertThrows(UsageException.class, () -> parse("/edit"));
  }

  @Test
  void replacementIsMadeInTheOwnLastMessage() throws UsageException {
    assertEquals(edit(0, true, "teh\nthe"), parse("/s/teh/the/"));
    assertEquals(edit(0, true, "teh\nthe"), parse("/s/teh/the"));
    assertEquals(edit(0, true, "a b\n"), parse("/s/a b//"));
    assertThrows(UsageException.class, () -> parse("/s/teh"));
    assertThrows(UsageException.class, () -> parse("/s/a/b/c/"));
  }
}
