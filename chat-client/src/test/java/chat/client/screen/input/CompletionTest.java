package chat.client.screen.input;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.client.event.Page;
import chat.client.event.PagesSnapshot;
import chat.client.event.RoomSnapshot;
import chat.client.screen.KnownNames;
import chat.client.screen.input.Completion.Candidate;
import chat.protocol.Nick;
import chat.protocol.RoomName;
import chat.protocol.Text;
import chat.protocol.command.CommandHelp;
import chat.protocol.command.SlashCommand;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What can be completed, without a terminal: alice is in #lobby with bob, bert and carol. */
final class CompletionTest {
  private static final RoomName DEV = RoomName.of("#dev");
  private static final RoomName TEA = RoomName.of("#tea");
  private static final Nick ALICE = Nick.of("alice");
  private static final Nick BOB = Nick.of("bob");

  private final Completion completion =
      new Completion(
          Stream.concat(
                  SlashCommand.helps().stream(),
                  Stream.of(
                      new CommandHelp("/bell", "[off|highlights|all]", "what to ring for", "all"),
                      new CommandHelp("/go", "ROOM|NUMBER|next", "to another room", "2"),
                      new CommandHelp("/set", "[NAME [VALUE]]", "your settings", "bell all")))
              .toList(),
          List.of("bell", "color", "nick"));

  private final KnownNames names =
      new KnownNames(
          Optional.of(ALICE),
          Optional.of(
              new RoomSnapshot(
                  RoomName.LOBBY,
                  Text.EMPTY,
                  OptionalInt.of(4),
                  Set.of(ALICE, BOB, Nick.of("bert"), Nick.of("carol")),
                  true,
                  false)),
          List.of(BOB),
          new PagesSnapshot(
              List.of(Page.of(RoomName.LOBBY), Page.of(DEV)), Optional.of(Page.of(RoomName.LOBBY))),
          List.of(DEV, TEA));

  private List<Candidate> candidates(String line) {
    return completion.candidates(LineWords.of(line, line.length()), names);
  }

  /** The words with their suffixes, in their order. */
  private void suggests(String line, String... words) {
    assertEquals(
        List.of(words), candidates(line).stream().map(c -> c.word() + c.suffix()).toList());
  }

  private void suggestsAmongOthers(String line, String word) {
    assertTrue(candidates(line).stream().anyMatch(c -> c.word().equals(word)), line);
  }

  @Test
  void commandsAreSuggestedByTheirPrefixInAnySpelling() {
    suggests("/he", "/help ");
    suggests("/HE", "/help ");
    suggests("/xyz");
  }

  @Test
  void fewCommandsAreExplainedAndManyAreNot() {
    assertEquals(Optional.of("what to ring for"), candidates("/bel").get(0).help());
    assertTrue(candidates("/").stream().allMatch(c -> c.help().isEmpty()));
  }

  @Test
  void nicksAreAddressedAtTheStartOfALineAndNamedWithinIt() {
    suggests("x", "bob: ", "bert: ", "carol: ");
    suggests("hi x", "bob ", "bert ", "carol ");
    suggests("@x", "@bob ", "@bert ", "@carol ");
    suggests("hi @", "@bob ", "@bert ", "@carol ");
    suggests("/msg c", "bob ", "bert ", "carol ");
    suggests("/msg bob c", "bob ", "bert ", "carol ");
  }

  @Test
  void roomsAreThoseWeAreInThenThoseThatWereListed() {
    suggests("#", "#lobby ", "#dev ", "#tea ");
    suggests("/join #t", "#lobby ", "#dev ", "#tea ");
    suggests("/join x", "#lobby ", "#dev ", "#tea ");
    suggests("see #", "#lobby ", "#dev ", "#tea ");
  }

  @Test
  void filtersOfASearchAreSuggestedAndTheNamesBehindThem() {
    suggests("/search x", "from:", "room:", "after:", "before:");
    suggests("/search tea x", "from:", "room:", "after:", "before:");
    suggests("/search tea from:b", "from:bob ", "from:bert ", "from:carol ");
    suggests("/search room:", "room:#lobby ", "room:#dev ", "room:#tea ", "room:* ");
  }

  @Test
  void argumentsAreWhatTheUsageSays() {
    suggests("/set c", "bell ", "color ", "nick ");
    suggests("/bell h", "off ", "highlights ", "all ");
    suggests("/go x", "#lobby ", "#dev ", "#tea ", "next ");
    suggestsAmongOthers("/help jo", "join");
    suggests("/bell off x", "bob ", "bert ", "carol ");
  }

  @Test
  void settingsOfARoomAreSuggestedAndTheirValues() {
    suggests(
        "/room x",
        "private",
        "unlisted",
        "public",
        "speak ",
        "slow ",
        "keep ",
        "greeting ",
        "give ",
        "claim");
    suggests("/ROOM speak v", "all", "voiced");
    suggests("/room slow 1", "0", "10");
    suggests("/room give b", "bob ", "bert ", "carol ");
    suggests("/room private x");
    suggests("/room greeting welcome b");
  }

  @Test
  void moderatorsAreSuggestedWhomTheyCanNameAndDurations() {
    for (String command : List.of("/kick", "/op", "/deop", "/voice", "/invite", "/uninvite")) {
      suggests(command + " b", "bob ", "bert ", "carol ");
    }
    suggests("/ban b", "bob ", "bert ", "carol ");
    suggests("/mute nick:b", "nick:bob ", "nick:bert ", "nick:carol ");
    suggests("/ban address:", "address:bob ", "address:bert ", "address:carol ");
    suggests("/ban * account:", "account:bob ", "account:bert ", "account:carol ");
    suggests("/ban bob 1", "10m ", "1h ", "1d ", "7d ");
    suggests("/mute * bob 1", "10m ", "1h ", "1d ", "7d ");
  }

  @Test
  void whereNobodyIsKnownNobodyIsSuggested() {
    KnownNames none =
        new KnownNames(
            Optional.empty(), Optional.empty(), List.of(), PagesSnapshot.NONE, List.of());
    assertEquals(List.of(), completion.candidates(LineWords.of("x", 1), none));
  }
}
