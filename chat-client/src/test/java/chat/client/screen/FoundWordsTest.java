package chat.client.screen;

import static chat.client.screen.Desk.DEV;
import static chat.client.screen.Desk.LOBBY;
import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.client.event.ChatLine.When;
import chat.client.event.ClientEvent;
import chat.protocol.ClientMessage;
import chat.protocol.Query;
import chat.protocol.command.ParsedInput;
import chat.protocol.command.SlashCommandParser;
import chat.protocol.command.TypingContext;
import chat.protocol.command.UsageException;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStringBuilder;
import org.jline.utils.AttributedStyle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How the answers to /history and /search look, and the words in them that were searched. */
final class FoundWordsTest {
  private final Desk desk = new Desk(LOBBY, DEV);

  /** Returns the text with each marked part in angle brackets. */
  private static String marks(AttributedString line) {
    StringBuilder marked = new StringBuilder();
    boolean is = false;
    for (int i = 0; i < line.length(); i++) {
      boolean was = is;
      is = line.styleAt(i).equals(AttributedStyle.BOLD.underline());
      marked.append(was && !is ? ">" : "").append(!was && is ? "<" : "").append(line.charAt(i));
    }
    return marked + (is ? ">" : "");
  }

  @ParameterizedTest
  @CsvSource({
    "tea, tea, <tea>",
    "tea, Tea TEA? steam teapot, <Tea> <TEA>? steam <teapot>",
    "'green tea', 'tea, green! greens', '<tea>, <green>! <greens>'",
    "cafe, un café, un <café>",
    "café, un cafe, un <cafe>",
    "'\"a.b\"', a b ab, <a> <b> <ab>",
    "हिन्दी, यह हिन्दी है, यह <हिन्दी> है",
    "'...', a b, a b",
    "x, '', ''",
  })
  void wordsThatBeginAsTypedAreMarked(String typed, String text, String marked) {
    AttributedStringBuilder line = new AttributedStringBuilder();
    new FoundWords(typed).append(line, text, AttributedStyle.DEFAULT);
    assertEquals(marked, marks(line.toAttributedString()));
  }

  private void asks(String line) throws UsageException {
    ParsedInput asked =
        SlashCommandParser.parse(line, new TypingContext(Optional.of(LOBBY), ZoneOffset.UTC));
    ClientMessage request = ((ParsedInput.Message) asked).message();
    desk.session.shows(new ClientEvent.LookUpAnswered((Query) request));
  }

  @Test
  void answersBeginWithAHeadingAndHaveTheirWordsMarked() throws UsageException {
    asks("/search green tea");
    desk.hears(LOBBY, "tea", "some Tea\nno green", When.FOUND);
    asks("/history 1");
    desk.hears(LOBBY, "tea", "green tea", When.FOUND);
    List<String> lines = desk.paper.take().stream().map(FoundWordsTest::marks).toList();
    assertEquals(
        List.of(
            "* found in #lobby: green tea",
            "earlier 12:05 #1 tea: some <Tea>",
            "earlier 12:05 #1 tea| no <green>",
            "* history of #lobby:",
            "earlier 12:05 #1 tea: green tea"),
        lines);
  }

  @Test
  void laterMessagesHaveNoMarks() throws UsageException {
    asks("/search tea");
    desk.session.hears(LOBBY, "bob", "tea");
    assertEquals("12:05 bob: tea", marks(desk.paper.take().get(1)));
  }
}
