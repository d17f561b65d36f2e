package chat.client.screen;

import static chat.client.screen.Desk.DEV;
import static chat.client.screen.Desk.LOBBY;
import static chat.client.screen.Desk.TEA;
import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.client.event.ChatLine.When;
import chat.client.event.ClientEvent;
import chat.client.event.Page;
import chat.client.screen.StatusParts.OtherPage;
import chat.client.screen.page.Unread;
import chat.protocol.QueryAnswer;
import chat.protocol.RoomName;
import chat.protocol.Text;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What a screen knows of rooms and of the people in them. */
final class ScreenPagesTest {
  private final Desk desk = new Desk(LOBBY, DEV, TEA);
  private final FakeSession session = desk.session;

  @Test
  void theLastSpeakerIsFirstThenTheAlphabetAndWeAreLeftOut() {
    session.seesMembers(LOBBY, "Zoe", "alice", "bob", "Dora", "carol");
    desk.hears(LOBBY, "carol", "old", When.BEFORE);
    session.hears(LOBBY, "Zoe", "a");
    session.hears(LOBBY, "carol", "b");
    session.hears(LOBBY, "Zoe", "c");
    session.hears(LOBBY, "alice", "d");
    assertEquals(List.of("Zoe", "carol", "bob", "Dora"), desk.nicks());
  }

  @Test
  void thoseWhoLeftAreNotSuggestedAndOthersByTheirPresentNick() {
    session.seesMembers(LOBBY, "alice", "bob", "carol");
    session.hears(LOBBY, "bob", "a");
    session.hears(LOBBY, "carol", "a");
    session.seesLeave(LOBBY, "bob");
    session.seesRename("carol", "caro");
    session.seesJoin(LOBBY, "dora");
    assertEquals(List.of("caro", "dora"), desk.nicks());
    assertEquals(OptionalInt.of(3), desk.people());
  }

  @Test
  void inALargeRoomTheCountAndTheSpeakersAreKnown() {
    session.hasCount(LOBBY, 500);
    session.hears(LOBBY, "bob", "a");
    assertEquals(OptionalInt.of(500), desk.people());
    assertEquals(List.of("bob"), desk.nicks());
  }

  @Test
  void theCountIsUnknownUntilTheServerSaysIt() {
    assertEquals(OptionalInt.empty(), desk.people());
  }

  @Test
  void ofVeryManySpeakersTheLastAreSuggested() {
    session.shows(
        IntStream.range(0, 10_010)
            .mapToObj(i -> desk.line(LOBBY, "n" + i, "x", When.NOW))
            .map(ClientEvent.MessageReceived::new)
            .toArray(ClientEvent[]::new));
    assertEquals(10_000, desk.nicks().size());
    assertEquals("n10009", desk.nicks().get(0));
    assertEquals("n10", desk.nicks().get(9_999));
  }

  @Test
  void roomsAreNumberedInTheOrderInWhichWeEnteredThem() {
    session.goesTo(DEV);
    assertEquals(2, desk.status().front().orElseThrow().number());
    assertEquals(
        List.of(
            new OtherPage(1, Page.of(LOBBY), Unread.NONE),
            new OtherPage(3, Page.of(TEA), Unread.NONE)),
        desk.status().others());
  }

  @Test
  void theNextRoomIsTheNextUnreadAndOneWithAHighlightGoesBefore() {
    assertEquals(Optional.empty(), desk.nextUnread());
    session.goesTo(DEV);
    session.hears(LOBBY, "bob", "x");
    session.hears(TEA, "bob", "x");
    assertEquals(Optional.of(Page.of(TEA)), desk.nextUnread());
    session.hears(LOBBY, "bob", "alice");
    assertEquals(Optional.of(Page.of(LOBBY)), desk.nextUnread());
  }

  @Test
  void whereNothingIsUnreadNoPageIsNext() {
    session.hears(LOBBY, "bob", "in front");
    assertEquals(Optional.empty(), desk.nextUnread());
  }

  @Test
  void theTopicOfTheRoomInFrontIsShown() {
    session.seesTopic(LOBBY, "tea", true);
    assertEquals("tea", desk.status().front().orElseThrow().topic());
  }

  @Test
  void roomsThatWeAreNotInTakeNoMemory() {
    session.hears(RoomName.of("#never"), "bob", "x");
    desk.paper.sees("12:05 #never bob: x");
    assertEquals(2, desk.status().others().size());
    session.shows(
        IntStream.range(0, 20_000)
            .mapToObj(i -> new QueryAnswer.Room(RoomName.of("#r" + i), 1, Text.EMPTY))
            .map(ClientEvent.RoomListed::new)
            .toArray(ClientEvent[]::new));
    assertEquals(10_003, desk.paper.state().names().rooms().size());
  }
}
