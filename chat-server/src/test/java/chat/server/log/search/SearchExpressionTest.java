package chat.server.log.search;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.server.log.Drafts;
import chat.server.log.LogName;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Which terms a search looks up in the index. */
class SearchExpressionTest {
  private static String of(Optional<LogName> room, String words) {
    return SearchExpression.of(IndexedLogSetup.query(room, words, 20));
  }

  @Test
  void roomAndAllWordsAreLookedUp() {
    String room = '"' + SearchExpression.term(Drafts.TEA) + '"';
    String hidden = SearchExpression.prefix(Drafts.TEA);
    assertEquals(
        room
            + " AND (\"green\" * OR \"%sgreen\" *) AND (\"tea\" * OR \"%stea\" *)"
                .formatted(hidden, hidden),
        of(Optional.of(Drafts.TEA), "tea green"));
    assertEquals("\"green\" * AND \"tea\" *", of(Optional.empty(), "tea green"));
  }

  @Test
  void longestWordsAreLookedUp() {
    StringBuilder words = new StringBuilder();
    StringBuilder expected = new StringBuilder();
    for (int length = 1; length <= 64; length++) {
      words.append("x".repeat(length)).append(' ');
    }
    for (int length = 64; length > 64 - 8; length--) {
      expected.append(" AND \"").append("x".repeat(length)).append("\" *");
    }
    assertEquals(expected.substring(" AND ".length()), of(Optional.empty(), words.toString()));
  }
}
