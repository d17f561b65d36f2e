package chat.client.screen.jline;

import static chat.client.screen.Desk.LOBBY;
import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.client.screen.jline.TestScreen.Setup;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.RepeatedTest;

/** Messages arrive while somebody types. */
final class ArrivingTest {
  private static final List<String> SENDERS = List.of("bob", "carol", "dave", "erin");
  private static final int EACH = 25;
  private static final String LINE = "the line is typed key by key, and stays as it is";

  private final TestScreen alice = new TestScreen(Setup.USUAL.of(80, 110));

  @AfterEach
  void leaves() {
    alice.close();
  }

  private void speak() {
    for (int n = 0; n < EACH; n++) {
      for (String nick : SENDERS) {
        alice.hears(LOBBY, nick, "message " + n);
      }
    }
  }

  private static List<String> expected(String nick) {
    return IntStream.range(0, EACH).mapToObj(n -> "12:05 " + nick + ": message " + n).toList();
  }

  @RepeatedTest(100)
  void theLineStaysAndNoMessageIsLostDoubledOrOutOfOrder() throws InterruptedException {
    Thread session = new Thread(this::speak, "session");
    session.start();
    LINE.chars().forEach(key -> alice.types(Character.toString(key)));
    session.join();
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
