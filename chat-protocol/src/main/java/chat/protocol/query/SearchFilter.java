package chat.protocol.query;

import chat.protocol.FrameWriter;
import chat.protocol.Nick;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The author and the times that limit a SEARCH, in addition to its words.
 *
 * @param from the nick that their author had
 * @param after the milliseconds since 1970 from which on they were stored
 * @param before the milliseconds since 1970 before which they were stored
 */
public record SearchFilter(Optional<Nick> from, OptionalLong after, OptionalLong before) {
  /** Admits all messages. */
  public static final SearchFilter NONE =
      new SearchFilter(Optional.empty(), OptionalLong.empty(), OptionalLong.empty());

  /** Returns whether a message of this author and time passes. */
  public boolean admits(Nick author, long epochMillis) {
    return from.map(author::equals).orElse(true)
        && epochMillis >= after.orElse(Long.MIN_VALUE)
        && (before.isEmpty() || epochMillis < before.getAsLong());
  }

  /** Appends the tokens of this filter; absent ones at the end are left off. */
  public void encode(FrameWriter frame) {
    List<String> tokens = List.of(from.map(Nick::value).orElse("-"), token(after), token(before));
    int count = tokens.size();
    while (count > 0 && tokens.get(count - 1).equals("-")) {
      count--;
    }
    tokens.subList(0, count).forEach(frame::token);
  }

  private static String token(OptionalLong number) {
    return number.isPresent() ? Long.toString(number.getAsLong()) : "-";
  }
}
