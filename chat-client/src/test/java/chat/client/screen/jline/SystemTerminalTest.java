package chat.client.screen.jline;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.client.screen.Desk;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Tests run with pipes in place of a terminal. */
final class SystemTerminalTest {
  @Test
  void withoutATerminalThereIsNoScreen() {
    Screen.Content content =
        new Screen.Content(
            Desk.PREFERENCES, true, List.of(), List.of(), Optional.empty(), Desk.CLOCK);
    assertEquals(Optional.empty(), SystemTerminal.screen(UTF_8, content));
  }
}
