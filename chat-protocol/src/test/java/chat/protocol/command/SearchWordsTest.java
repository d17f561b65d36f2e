package chat.protocol.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import chat.protocol.Nick;
import chat.protocol.Query;
import chat.protocol.Query.SearchFilter;
import chat.protocol.RoomName;
import chat.protocol.Text;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How /search parses what is typed after it. */
final class SearchWordsTest {
  private static final RoomName TEA = RoomName.of("#tea");
  private static final TypingContext BERLIN =
      new TypingContext(Optional.of(TEA), ZoneId.of("Europe/Berlin"));
  private static final TypingContext OUTSIDE =
      new TypingContext(Optional.empty(), ZoneId.of("UTC"));

  private static Query.Search search(String typed, TypingContext context) throws UsageException {
    var parsed = (ParsedInput.Message) SlashCommandParser.parse("/search " + typed, context);
    return (Query.Search) parsed.message();
  }

  private static OptionalLong millis(String instant) {
    return OptionalLong.of(Instant.parse(instant).toEpochMilli());
  }

  @Test
  void filtersMayBeAnywhereAmongTheWords() throws UsageException {
    var expected =
        new Query.Search(
            Optional.of(RoomName.of("#cake")),
            20,
            new SearchFilter(
                Optional.of(Nick.of("bob")),
                millis("2026-10-31T23:00:00Z"),
                millis("2026-11-02T09:30:00Z")),
            Text.of("green tea"));
    for (String typed :
        List.of(
            "from:bob room:#cake after:2026-11-01 before:2026-11-02T10:30 green tea",
            "green FROM:bob Room:cake tea\u3000before:2026-11-02t10:30 after:2026-11-01",
            "green tea  before:2026-11-02T10:30:00 after:2026-11-01T00:00 room:cake from:BOB")) {
      assertEquals(expected, search(typed, BERLIN));
    }
  }

  @Test
  void datesAreOfTheZoneWhereTheyAreTyped() throws UsageException {
    assertEquals(
        millis("2026-10-31T23:00:00Z"), search("x after:2026-11-01", BERLIN).filter().after());
    assertEquals(
        millis("2026-11-01T00:00:00Z"),
        search("x room:* after:2026-11-01", OUTSIDE).filter().after());
    assertEquals(OptionalLong.of(0), search("x room:* after:1926-11-01", OUTSIDE).filter().after());
  }

  @Test
  void allRoomsNeedNoRoomToBeIn() throws UsageException {
    assertEquals(Optional.empty(), search("room:* x", OUTSIDE).room());
    assertEquals(Optional.of(TEA), search("room:tea x", OUTSIDE).room());
    var refusal = assertThrows(UsageException.class, () -> search("x", OUTSIDE));
    assertEquals("you are in no room; /join ROOM enters one", refusal.getMessage());
  }

  @Test
  void nickAloneFindsWhatItWrote() throws UsageException {
    assertEquals(Text.EMPTY, search("from:bob", BERLIN).words());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "foo:bar",
        "http://example.org",
        ":",
        "from",
        "xfrom:bob",
        "\"from:bob\"",
        "\"from:bob",
        "\"a from:bob\"",
        "say \"it is from:bob and room:x\"",
      })
  void otherWordsAndQuotedOnesAreSearchedFor(String typed) throws UsageException {
    assertEquals(
        new Query.Search(Optional.of(TEA), 20, SearchFilter.NONE, Text.of(typed)),
        search(typed, BERLIN));
  }

  @Test
  void filterFollowsAQuotedWord() throws UsageException {
    for (String typed :
        List.of("\"a b\" from:bob", "\"a\" from:bob", "5\" from:bob", "\"\" from:bob")) {
      assertEquals(Optional.of(Nick.of("bob")), search(typed, BERLIN).filter().from(), typed);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "from: tea | from: takes a nick, like from:bob; quote the word to search for it",
        "from:a:b tea | a nick is made of letters, digits, _ - and .; type /search WORDS",
        "room: tea | room: takes a room, or * for all rooms, like room:#tea; quote the word to search for it",
        "room:#:x tea | a room's name is made of letters, digits, _ - and .; type /search WORDS",
        "from:a from:b | type from: only once",
        "after:2026-11-01 | say which words to find, or from:NICK; type /search WORDS",
        "room:* | say which words to find, or from:NICK; type /search WORDS",
      })
  void malformedSearchIsAnsweredWithWhatToType(String typed, String answer) {
    var refusal = assertThrows(UsageException.class, () -> search(typed, BERLIN));
    assertEquals(answer, refusal.getMessage());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "yesterday",
        "2026-11",
        "2026-02-30",
        "2026-13-01",
        "1.11.2026",
        "2026-11-01T25:00",
        "2026-11-01T10",
        "2026-11-01T10:30Z",
        "+2026-11-01",
        "12026-11-01",
        "",
      })
  void malformedDateIsAnsweredWithAnExample(String date) {
    var refusal = assertThrows(UsageException.class, () -> search("tea before:" + date, BERLIN));
    assertEquals(
        "before: takes a date or a time, like before:2026-11-01 or before:2026-11-01T10:30;"
            + " quote the word to search for it",
        refusal.getMessage());
  }
}
