package chat.server.log;

import static chat.server.log.Drafts.ALICE;
import static chat.server.log.Drafts.CAKE;
import static chat.server.log.Drafts.TEA;
import static chat.server.log.Drafts.many;
import static chat.server.log.Drafts.said;
import static chat.server.log.Drafts.seqs;
import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.protocol.Text;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every log finds, and what it doesn't. */
public abstract class SearchContract {
  protected static final long ALL = Long.MAX_VALUE;

  /** Returns an empty log, which the subclass closes. */
  protected abstract RoomLog log();

  @Test
  void searchMatchesAllWordsInAnyCaseNewestFirst() throws LogException {
    log()
        .append(
            List.of(
                said(TEA, ALICE, 0, "Green TEA, please"),
                said(TEA, ALICE, 0, "black tea"),
                said(CAKE, ALICE, 0, "green tea cake"),
                said(TEA, ALICE, 0, "teapots are green"),
                said(TEA, ALICE, 0, "Żółta herbata"),
                said(TEA, ALICE, 0, "steam")));
    assertEquals(List.of(3L, 1L), search("green tea"));
    assertEquals(List.of(3L, 2L, 1L), search("TEA"));
    assertEquals(List.of(3L, 1L), search("tea Green"));
    assertEquals(List.of(3L), search("green teapot"));
    assertEquals(List.of(4L), search("żÓŁTA"));
    assertEquals(List.of(), search("green black"));
    assertEquals(List.of(5L), search("steam"));
  }

  @Test
  void searchStartsBelowANumberAndStopsAtACount() throws LogException {
    log().append(many(TEA, 1, 100));
    assertEquals(List.of(100L, 99L, 98L), seqs(log().search(TEA, Text.of("n"), ALL, 3)));
    assertEquals(List.of(97L, 96L), seqs(log().search(TEA, Text.of("n"), 98, 2)));
    assertEquals(List.of(2L, 1L), seqs(log().search(TEA, Text.of("n"), 3, 10)));
    assertEquals(List.of(), log().search(TEA, Text.of("n"), 1, 10));
    assertEquals(List.of(), log().search(TEA, Text.of("n"), 0, 10));
    assertEquals(List.of(), log().search(TEA, Text.of("n"), ALL, 0));
  }

  @Test
  void searchFindsAMessageJustStored() throws LogException {
    for (int i = 1; i <= 20; i++) {
      log().append(List.of(said(TEA, ALICE, 0, "word" + i)));
      assertEquals(List.of((long) i), search("word" + i));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"", "'", "''", "*", "-", "(", ")", ":", "^", "+", ",", ".", "\\", "%", "_", " ", "", "\n",
        "?", "🫖", "\u0301", "\uFFFD", "NEAR(", "\"\"\"", "{", "text :", ";--"
      })
  void signsMatchNothing(String signs) throws LogException {
    log().append(List.of(said(TEA, ALICE, 0, "one " + signs + " two"), said(TEA, ALICE, 0, "one")));
    assertEquals(List.of(1L), search("two " + signs));
    assertEquals(List.of(1L), search(signs + " two one"));
    if (signs.codePoints().noneMatch(Character::isLetter)) {
      assertEquals(List.of(), search(signs), "where there is no word, nothing has it");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "AND",
        "OR",
        "NOT",
        "NEAR(tea cake)",
        "tea AND",
        "tea*",
        "text:tea",
        "\"tea",
        "tea\"",
        "^tea",
        "-tea",
        "tea NOT cake",
        "('tea')",
        "NEAR/2",
        "rowid",
        "words MATCH 'tea'"
      })
  void queryOperatorsAreSearchedAsWords(String query) throws LogException {
    log()
        .append(
            List.of(
                said(TEA, ALICE, 0, "something else"),
                said(TEA, ALICE, 0, "this has: " + query + ", all of it")));
    assertEquals(List.of(2L), search(query));
  }

  @Test
  void termsOfScriptsWithoutSpacesMatchAnywhere() throws LogException {
    log()
        .append(
            List.of(
                said(TEA, ALICE, 0, "我们喝绿茶吧"),
                said(TEA, ALICE, 0, "お茶をどうぞ"),
                said(TEA, ALICE, 0, "녹차 주세요")));
    assertEquals(List.of(1L), search("绿茶"));
    assertEquals(List.of(2L, 1L), search("茶"));
    assertEquals(List.of(2L), search("お茶"));
    assertEquals(List.of(3L), search("녹차"));
    assertEquals(List.of(), search("茶绿"));
  }

  @Test
  void veryLongSearchIsAnswered() throws LogException {
    StringBuilder words = new StringBuilder();
    for (int i = 0; words.length() < 65_000; i++) {
      words.append("w").append(i).append(' ');
    }
    log().append(List.of(said(TEA, ALICE, 0, words.toString()), said(TEA, ALICE, 0, "w1 w2")));
    assertEquals(List.of(1L), search(words.toString()));
    assertEquals(List.of(), search("x".repeat(65_000)));
  }

  private List<Long> search(String words) throws LogException {
    return seqs(log().search(TEA, Text.of(words), ALL, 100));
  }
}
