package chat.protocol.command;

import static chat.protocol.command.Contexts.INSIDE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** IRC commands: those that mean one of ours, and those answered with what to type instead. */
final class IrcWordsTest {
  @ParameterizedTest
  @CsvSource({
    "/part, /leave",
    "/PART lobby, /leave lobby",
    "/names, /who",
    "/names *, /who *",
    "/list, /rooms",
    "/j tea, /join tea",
  })
  void wordsOfIrcMeanTheSameAsOurs(String line, String ours) throws UsageException {
    assertEquals(SlashCommandParser.parse(ours, INSIDE), SlashCommandParser.parse(line, INSIDE));
    String word = SplitLine.of(line).word();
    assertTrue(
        SlashCommandParser.help(new ParsedInput.Help(word))
            .get(0)
            .contains("(or " + word.toLowerCase(Locale.ROOT) + ")"),
        word);
  }

  @ParameterizedTest
  @CsvSource({
    "/away lunch, /me",
    "/whois bob, /who",
    "/WHOIS bob, /who",
    "/query bob, /msg",
  })
  void otherWordsOfIrcAreAnsweredWithWhatThereIs(String line, String instead) {
    var refusal = assertThrows(UsageException.class, () -> SlashCommandParser.parse(line, INSIDE));
    assertTrue(refusal.getMessage().contains("; " + instead + " "), refusal.getMessage());
    assertTrue(refusal.getMessage().startsWith("there "), refusal.getMessage());
  }
}
