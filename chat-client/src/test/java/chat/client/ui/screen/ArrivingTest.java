package chat.client.ui.screen;

import static chat.client.ui.screen.Desk.LOBBY;
import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.client.ui.screen.TestScreen.Setup;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Timeout;

/** Messages come from many threads while somebody types. */
@Timeout(60)
final class ArrivingTest {
  private static final List<String> SENDERS = List.of("bob", "carol", "dave", "erin");
  private static final int EACH = 25;
  private static final String LINE = "the line is typed key by key, and stays as it is";

  private final TestScreen alice = new TestScreen(Setup.USUAL.of(80, 110));

  @AfterEach
  void leaves() {
    alice.close();
  }

  private Thread speaks(String nick) {
    Thread sender =
        new Thread(
            () -> IntStream.range(0, EACH).forEach(n -> alice.hears(LOBBY, nick, "message " + n)));
    sender.start();
    return sender;
  }

  private static List<String> expected(String nick) {
    return IntStream.range(0, EACH).mapToObj(n -> "12:05 " + nick + ": message " + n).toList();
  }

  @RepeatedTest(100)
  void theLineStaysAndNothingIsLostOrDoubledOrOutOfOrder() throws InterruptedException {
    List<Thread> senders = new ArrayList<>();
    SENDERS.forEach(nick -> senders.add(speaks(nick)));
    LINE.chars().forEach(key -> alice.types(Character.toString(key)));
    for (Thread sender : senders) {
      sender.join();
    }
    alice.glass.await(() -> alice.messages().size() == SENDERS.size() * EACH, "all messages");
    alice.lineIs("[#lobby] " + LINE);
    alice.cursorIsAt(9 + LINE.length());
    alice.statusSays("#lobby");
    for (String nick : SENDERS) {
      List<String> his = new ArrayList<>(alice.messages());
      his.removeIf(row -> !row.contains(" " + nick + ":"));
      assertEquals(expected(nick), his);
    }
    alice.presses(Key.ENTER);
    alice.entered.is(LINE);
    alice.entered.isNothing();
  }
}
