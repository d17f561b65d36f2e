package chat.client.ui.screen;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.client.config.Bell;
import chat.client.config.Show;
import chat.client.ui.Preferences;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Tests run with pipes in place of a terminal. */
final class SystemTerminalTest {
  @Test
  void whereThereIsNoTerminalThereIsNoScreen() {
    Screen.Content content =
        new Screen.Content(
            new OpenRooms(Desk.LOBBY),
            new Preferences(Bell.OFF, Show.COUNT, List.of(), List.of()),
            true,
            List.of(),
            List.of(),
            List::of,
            Optional.empty(),
            Desk.CLOCK);
    assertEquals(Optional.empty(), SystemTerminal.screen(UTF_8, content));
  }
}
