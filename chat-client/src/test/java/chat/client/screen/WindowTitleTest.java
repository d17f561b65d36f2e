package chat.client.screen;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.client.event.Page;
import chat.client.screen.page.Unread;
import chat.protocol.RoomName;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class WindowTitleTest {
  private static final Optional<Page> LOBBY = Optional.of(Page.of(RoomName.LOBBY));

  @Test
  void theCountComesFirstForTitlesAreCut() {
    assertEquals("#lobby - chat", WindowTitle.of(LOBBY, Unread.NONE));
    assertEquals("(3) #lobby - chat", WindowTitle.of(LOBBY, new Unread(3, 0)));
    assertEquals("(3!) #lobby - chat", WindowTitle.of(LOBBY, new Unread(3, 1)));
    assertEquals("chat", WindowTitle.of(Optional.empty(), Unread.NONE));
  }
}
