package chat.protocol.command;

import chat.protocol.Nick;
import chat.protocol.Query;
import chat.protocol.Query.SearchFilter;
import chat.protocol.RoomName;
import chat.protocol.Text;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.StringJoiner;
import java.util.stream.Stream;

/**
 * What is typed after {@code /search}: words, and filters like {@code from:bob} anywhere among
 * them. Within quotes there are no filters. One thread.
 */
final class SearchWords {
  /** The rows of the help on the filters. */
  static final List<String> HELP =
      List.of(
          CommandHelp.row("from:NICK", "of this author"),
          CommandHelp.row("room:ROOM", "in another room; room:* in all rooms"),
          CommandHelp.row("after:DATE", "from 2026-11-01, or 2026-11-01T10:30, on"),
          CommandHelp.row("before:DATE", "before it; dates are yours, or UTC with nc"));

  private static final String DATE = "\\d{4}-\\d{2}-\\d{2}";
  private static final String TIME = "T\\d{2}:\\d{2}(:\\d{2})?";

  private enum Filter {
    FROM("a nick", "from:bob"),
    ROOM("a room, or * for all rooms", "room:#tea"),
    AFTER("a date or a time", "after:2026-11-01 or after:2026-11-01T10:30"),
    BEFORE("a date or a time", "before:2026-11-01 or before:2026-11-01T10:30");

    private final String prefix = name().toLowerCase(Locale.ROOT) + ":";
    private final String value;
    private final String example;

    Filter(String value, String example) {
      this.value = value;
      this.example = example;
    }

    private static Optional<Filter> of(String word) {
      return Stream.of(values())
          .filter(filter -> word.regionMatches(true, 0, filter.prefix, 0, filter.prefix.length()))
          .findFirst();
    }

    private UsageException refusal() {
      return new UsageException(
          "%s takes %s, like %s; quote the word to search for it"
              .formatted(prefix, value, example));
    }
  }

  private final Map<Filter, String> filters = new EnumMap<>(Filter.class);
  private final StringJoiner words = new StringJoiner(" ");

  SearchWords(String typed) throws UsageException {
    boolean quoted = false;
    for (String word : typed.split("(?U)\\s+", -1)) {
      quoted |= word.startsWith("\"");
      Optional<Filter> filter = quoted ? Optional.empty() : Filter.of(word);
      if (filter.isPresent()) {
        add(filter.get(), word);
      } else {
        words.add(word);
      }
      quoted &= word.indexOf('"', word.startsWith("\"") ? 1 : 0) < 0;
    }
  }

  private void add(Filter filter, String word) throws UsageException {
    String value = word.substring(filter.prefix.length());
    if (value.isEmpty()) {
      throw filter.refusal();
    }
    if (filters.put(filter, value) != null) {
      throw new UsageException("type " + filter.prefix + " only once");
    }
  }

  /** Returns the query for up to {@code count} messages. */
  Query.Search query(TypingContext context, int count) throws UsageException {
    Optional<Nick> from = Optional.ofNullable(filters.get(Filter.FROM)).map(Nick::of);
    if (from.isEmpty() && words.toString().isBlank()) {
      throw new UsageException(
          "say which words to find, or from:NICK; type " + SlashCommand.SEARCH.help().usage());
    }
    SearchFilter filter =
        new SearchFilter(
            from, time(Filter.AFTER, context.zone()), time(Filter.BEFORE, context.zone()));
    return new Query.Search(room(context), count, filter, Text.of(words.toString()));
  }

  private Optional<RoomName> room(TypingContext context) throws UsageException {
    String room = filters.get(Filter.ROOM);
    if (room == null) {
      return Optional.of(context.here());
    }
    return room.equals(Query.Search.ALL_ROOMS)
        ? Optional.empty()
        : Optional.of(RoomName.typed(room));
  }

  /** Returns the milliseconds since 1970 at which a filter's day or time begins. */
  private OptionalLong time(Filter filter, ZoneId zone) throws UsageException {
    String typed = filters.get(filter);
    if (typed == null) {
      return OptionalLong.empty();
    }
    try {
      LocalDateTime time;
      String upper = typed.replace('t', 'T');
      if (typed.matches(DATE)) {
        time = LocalDate.parse(typed).atStartOfDay();
      } else if (upper.matches(DATE + TIME)) {
        time = LocalDateTime.parse(upper);
      } else {
        throw filter.refusal();
      }
      return OptionalLong.of(Math.max(0, time.atZone(zone).toInstant().toEpochMilli()));
    } catch (DateTimeException e) {
      throw filter.refusal();
    }
  }
}
