package chat.server.operator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.protocol.Nick;
import chat.server.hub.Operator;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Pages of the list of connected users. */
class ListingsTest {
  private static Operator.Device device(String nick) {
    return new Operator.Device(Nick.of(nick), 0, Optional.empty(), List.of());
  }

  private static List<String> nicks(Answer answer) {
    return answer.lines(true).stream()
        .map(line -> line.replaceAll(".*\"nick\":\"(.*?)\".*", "$1"))
        .toList();
  }

  private static String lastLine(Answer answer) {
    List<String> lines = answer.lines(false);
    return lines.get(lines.size() - 1);
  }

  @Test
  void usersAreListedInTheOrderOfTheirNicks() {
    List<Operator.Device> devices = List.of(device("bob"), device("Alice"), device("bob"));
    Answer answer = Listings.users(devices, "", 0);
    assertEquals(List.of("Alice", "bob", "bob"), nicks(answer));
    assertEquals(4, answer.lines(false).size());
    assertEquals(List.of("bob", "bob"), nicks(Listings.users(devices, "ALICE", 0)));
    assertEquals(List.of("no user is connected"), Listings.users(List.of(), "", 0).lines(false));
  }

  @Test
  void pageEndsBetweenUsersAndSaysHowToContinue() {
    List<Operator.Device> devices = new ArrayList<>();
    for (int i = 1; i < Answer.MAX_ROWS; i++) {
      devices.add(device("user%04d".formatted(i)));
    }
    devices.add(device("user1000"));
    devices.add(device("user1000"));
    assertEquals(1_001, nicks(Listings.users(devices, "", 0)).size());
    assertTrue(lastLine(Listings.users(devices, "", 0)).startsWith("user1000 "));
    devices.add(0, device("user1001"));
    Answer first = Listings.users(devices, "", 0);
    assertEquals(1_001, nicks(first).size());
    assertEquals("there may be more: add --after user1000", lastLine(first));
    assertEquals(List.of("user1001"), nicks(Listings.users(devices, "user1000", 0)));
  }
}
