package chat.protocol.command;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.protocol.QueryAnswer;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What people read about the messages that a search left out. */
class SearchGapsTest {
  private static void saying(String room, long missing, String why, String... sentences) {
    QueryAnswer.Done end = new QueryAnswer.Done("SEARCH", room, missing, Optional.ofNullable(why));
    assertEquals(List.of(sentences), SearchGaps.sentences(end));
  }

  @Test
  void wholeAnswerNeedsNoSentence() {
    saying("#tea", 0, null);
    assertEquals(List.of(), SearchGaps.sentences(new QueryAnswer.Done("HISTORY", "#tea")));
  }

  @Test
  void messagesThatAreNotIndexedAreCounted() {
    saying(
        "#tea",
        1_234,
        null,
        "1,234 messages of #tea were not searched: the server has yet to index them."
            + " Try again later");
    saying(
        "*",
        1,
        null,
        "1 message was not searched: the server has yet to index it."
            + " Name a room, or try again later");
  }

  @Test
  void commonWordsAreToBeNarrowedDown() {
    saying(
        "#tea",
        0,
        "too-common",
        "the search ended early: its words are too common. Add from:NICK or a rarer word");
    saying(
        "*",
        0,
        "too-common",
        "the search ended early: its words are too common."
            + " Name a room, or add from:NICK or a rarer word");
  }

  @Test
  void eachReasonHasItsSentence() {
    saying(
        "*",
        2,
        "no-index",
        "2 messages were not searched: the server has yet to index them."
            + " Name a room, or try again later",
        "further messages were not searched: the search index is not complete yet. Try again later");
    saying("*", 0, "odd", "not all messages were searched (odd). Try again later");
  }
}
