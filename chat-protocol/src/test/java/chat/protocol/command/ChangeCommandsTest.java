package chat.protocol.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.protocol.ChangeRequest;
import chat.protocol.ClientMessage;
import chat.protocol.Nick;
import chat.protocol.RoomName;
import chat.protocol.Text;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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
    assertEquals(edit(0, true, "a\n b"), parse("/S/a/ b/ "));
  }

  /** As with sed. */
  @Test
  void anotherSignOrABackslashMakesASlashPartOfTheText() throws UsageException {
    assertEquals(edit(0, true, "http://a\nhttp://b"), parse("/s|http://a|http://b|"));
    assertEquals(edit(0, true, "1/2\n3/4"), parse("/s/1\\/2/3\\/4/"));
    assertEquals(edit(0, true, "a|b\n#"), parse("/s#a|b#\\##"));
    assertEquals(edit(0, true, "C:\\tmp\nD:"), parse("/s/C:\\tmp/D:/"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/s/teh",
        "/s/teh/",
        "/s//the/",
        "/s/a/b/c/",
        "/s/a/b/g",
        "/s/a\nb/c/",
        "/s/a\\/b/"
      })
  void malformedReplacementIsAnsweredByItsUsage(String line) {
    var refusal = assertThrows(UsageException.class, () -> parse(line));
    assertEquals(
        "type /s/OLD/NEW/, which replaces OLD where it occurs first; for a slash in it, type \\/,"
            + " or use another sign: /s|OLD|NEW|",
        refusal.getMessage());
  }

  @ParameterizedTest
  @ValueSource(strings = {"/s", "/s a b", "/set", "/s1", "/s\\a\\b\\", "/s\u00B7a\u00B7b\u00B7"})
  void commandWithoutASignIsNoReplacement(String line) {
    var refusal = assertThrows(UsageException.class, () -> parse(line));
    assertTrue(refusal.getMessage().contains("is not known here"), refusal.getMessage());
  }

  @Test
  void helpOnAReplacementIsThatOnEdits() throws UsageException {
    for (String about : List.of("/s/", "/s/old/new/", "/s|a|b|", "edit")) {
      assertEquals(
          SlashCommand.EDIT.helpLines(), SlashCommandParser.help(new ParsedInput.Help(about)));
    }
  }
}
