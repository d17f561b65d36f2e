package chat.protocol.command;

import chat.notation.Quantity;
import chat.protocol.Query;
import chat.protocol.QueryAnswer;
import java.util.ArrayList;
import java.util.List;

/** The sentences for people about what a search left out. Any thread. */
public final class SearchGaps {
  private SearchGaps() {}

  /** Returns a sentence for each reason why messages were left out; none for a whole answer. */
  public static List<String> sentences(QueryAnswer.Done end) {
    boolean hasRoom = !end.token().equals(Query.Search.ALL_ROOMS);
    List<String> sentences = new ArrayList<>();
    if (end.missing() > 0) {
      sentences.add(
          "%s%s %s not searched: the server has yet to index %s. %s"
              .formatted(
                  Quantity.of(end.missing(), "message"),
                  hasRoom ? " of " + end.token() : "",
                  end.missing() == 1 ? "was" : "were",
                  end.missing() == 1 ? "it" : "them",
                  hasRoom ? "Try again later" : "Name a room, or try again later"));
    }
    end.why().ifPresent(why -> sentences.add(sentence(why, hasRoom)));
    return sentences;
  }

  private static String sentence(String why, boolean hasRoom) {
    return switch (why) {
      case QueryAnswer.Done.TOO_COMMON ->
          "the search ended early: its words are too common. "
              + (hasRoom
                  ? "Add from:NICK or a rarer word"
                  : "Name a room, or add from:NICK or a rarer word");
      case QueryAnswer.Done.NO_INDEX ->
          "further messages were not searched: the search index is not complete yet. Try again later";
      default -> "not all messages were searched (" + why + "). Try again later";
    };
  }
}
