package chat.client.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import chat.client.event.Page;
import chat.protocol.Nick;
import chat.protocol.RoomName;
import chat.protocol.command.UsageException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which page {@code /go} names. */
final class PageChoiceTest {
  private static final Page B = Page.of(RoomName.of("#b"));
  private static final List<Page> PAGES =
      List.of(
          Page.of(RoomName.of("#a")),
          B,
          Page.with(Nick.of("Bob")),
          Page.with(Nick.of("d")),
          Page.of(RoomName.of("#d")));

  @ParameterizedTest
  @CsvSource({
    "1, #a",
    "2, #b",
    "a, #a",
    "#B, #b",
    "next, #b",
    "NEXT, #b",
    "bob, Bob",
    "3, Bob",
    "d, d",
    "#d, #d"
  })
  void pageIsNamed(String typed, String page) throws UsageException {
    var go = new ClientInput.Go(typed);
    assertEquals(page, go.page(PAGES, () -> Optional.of(B)).toString());
  }

  @ParameterizedTest
  @CsvSource({
    "0, 'you have no page 0; yours are 1 #a, 2 #b, 3 Bob, 4 d, 5 #d'",
    "6, 'you have no page 6; yours are 1 #a, 2 #b, 3 Bob, 4 d, 5 #d'",
    "c, you are not in #c; /join #c enters it",
    "next, nothing is new on your other pages",
  })
  void otherNamesAreRefused(String typed, String why) {
    refuses(PAGES, typed, why);
  }

  @Test
  void numberIsRefusedWithoutRooms() {
    refuses(List.of(), "1", "you have no page 1; /join ROOM or /query NICK opens one");
    refuses(List.of(B), "next", "you have no other page; /join ROOM or /query NICK opens one");
  }

  private static void refuses(List<Page> pages, String typed, String why) {
    var go = new ClientInput.Go(typed);
    var e = assertThrows(UsageException.class, () -> go.page(pages, Optional::empty));
    assertEquals(why, e.getMessage());
  }
}
