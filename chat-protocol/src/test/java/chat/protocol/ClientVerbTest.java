package chat.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.protocol.Query.SearchFilter;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Decodes frames as other programs may write them. */
final class ClientVerbTest {
  private static final String ID = "0123456789abcdef";

  @ParameterizedTest
  @ValueSource(strings = {"JOIN #lobby", "JOIN #lobby -", "JOIN #lobby - - more", "JOIN #lobby\n"})
  void absentTokenIsADashOrLeftOff(String payload) throws IOException, RefusedException {
    assertEquals(
        new ClientMessage.Join(RoomName.LOBBY, OptionalLong.empty()), Frames.fromClient(payload));
  }

  @ParameterizedTest
  @CsvSource({"JOIN #lobby - 0, 0", "JOIN #lobby - 100 more, 100"})
  void joinMayAskForACount(String payload, long count) throws IOException, RefusedException {
    assertEquals(
        new ClientMessage.Join(RoomName.LOBBY, OptionalLong.empty(), OptionalLong.of(count)),
        Frames.fromClient(payload));
  }

  @Test
  void versionsAreNamedAsOneOrAsARange() {
    assertEquals("version 1", ClientVerb.versions(1, 1));
    assertEquals("versions 1 to 3", ClientVerb.versions(1, 3));
  }

  @Test
  void extraTokensAreIgnored() throws IOException, RefusedException {
    assertEquals(new ClientMessage.Bye(), Frames.fromClient("BYE see you"));
    assertEquals(new Query.Rooms(), Frames.fromClient("ROOMS all of them"));
    assertEquals(new ClientMessage.Ping("a"), Frames.fromClient("PING a b"));
    assertEquals(
        new ClientMessage.Say(1, RoomName.LOBBY, Text.of("hi")),
        Frames.fromClient("SAY 1 #lobby x y z\nhi"));
  }

  @Test
  void featuresOfALaterVersionAreIgnored() throws IOException, RefusedException {
    assertEquals(
        Frames.fromClient("HELLO 1 bob " + ID),
        Frames.fromClient("HELLO 1 bob " + ID + "\nname value\nfeatures skips  colors\n"));
  }

  @Test
  void extraTextIsIgnored() throws IOException, RefusedException {
    assertEquals(new ClientMessage.Bye(), Frames.fromClient("BYE\nsee you"));
  }

  @Test
  void whoNeedsNoRoom() throws IOException, RefusedException {
    var everywhere = new Query.Who(Optional.empty());
    assertEquals(everywhere, Frames.fromClient("WHO"));
    assertEquals(everywhere, Frames.fromClient("WHO -"));
  }

  @Test
  void topicIsSetRemovedOrAskedFor() throws IOException, RefusedException {
    assertEquals(new Query.Topic(RoomName.LOBBY), Frames.fromClient("TOPIC #lobby"));
    assertEquals(
        new ClientMessage.SetTopic(RoomName.LOBBY, Text.EMPTY),
        Frames.fromClient("TOPIC #lobby\n"));
    assertEquals(
        new ClientMessage.SetTopic(RoomName.LOBBY, Text.of("tea")),
        Frames.fromClient("TOPIC #lobby\ntea"));
  }

  @Test
  void searchHasOptionalFilters() throws IOException, RefusedException {
    Query.Search plain =
        new Query.Search(Optional.of(RoomName.LOBBY), 5, SearchFilter.NONE, Text.of("x"));
    for (String head : List.of("", " -", " - -", " - - -", " - - - more")) {
      assertEquals(plain, Frames.fromClient("SEARCH #lobby 5" + head + "\nx"));
    }
    SearchFilter all =
        new SearchFilter(Optional.of(Nick.of("bob")), OptionalLong.of(1), OptionalLong.of(2));
    assertEquals(
        new Query.Search(Optional.empty(), 5, all, Text.EMPTY),
        Frames.fromClient("SEARCH * 5 bob 1 2"));
    assertEquals(
        new Query.Search(Optional.empty(), 5, all, Text.of("y")),
        Frames.fromClient("SEARCH * 5 bob 1 2\ny"));
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "999999999999999999, 999999999999999999",
    "1234567890123456789, 1234567890123456789",
    "9223372036854775807, 9223372036854775807",
    "9223372036854775808, 9223372036854775807",
    "9999999999999999999, 9223372036854775807",
    "18446744073709551617, 9223372036854775807",
    "99999999999999999999999999999999, 9223372036854775807",
  })
  void tooLargeNumbersCountAsTheLargest(String digits, long number)
      throws IOException, RefusedException {
    assertEquals(
        new ClientMessage.Join(RoomName.LOBBY, OptionalLong.of(number)),
        Frames.fromClient("JOIN #lobby " + digits));
  }

  @Test
  void countsAreReducedToTheMaximum() throws IOException, RefusedException {
    assertEquals(
        new Query.History(RoomName.LOBBY, OptionalLong.of(9), 1_000),
        Frames.fromClient("HISTORY #lobby 9 99999999999"));
    assertEquals(
        new Query.Search(Optional.of(RoomName.LOBBY), 1_000, SearchFilter.NONE, Text.of("x")),
        Frames.fromClient("SEARCH #lobby 1001\nx"));
  }
}
