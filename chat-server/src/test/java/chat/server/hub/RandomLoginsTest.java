package chat.server.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.fixture.LongRun;
import chat.server.fixture.TestServer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;

/**
 * Devices log in to accounts, log out and disconnect at random: the members by JOINED, LEFT and
 * RENAMED always equal those of WHO.
 */
class RandomLoginsTest {
  private static final List<String> ROOMS = List.of("#a", "#b", "#c");
  private static final List<String> ACCOUNTS = List.of("alice", "bob");
  private static final int DEVICES = 6;
  private static final int STEPS = 150;

  private final Random random = new Random();
  private final List<String> trace = new ArrayList<>();
  private final TestChat chat = new TestChat(new TestAccounts().with("alice").with("bob"));
  private int connections;

  /** A device, and the members that it knows of. */
  private final class Device {
    final HubUser user = chat.connects();
    final Map<String, Set<String>> members = new HashMap<>();
    String nick = "user" + ++connections;
    String leaving = "";

    void connects() {
      does("HELLO 1 " + nick + " " + TestServer.idOf(nick));
    }

    void does(String request) {
      trace.add(nick + " does " + request);
      user.sends(request);
    }

    void acts() {
      String room = ROOMS.get(random.nextInt(ROOMS.size()));
      String account = ACCOUNTS.get(random.nextInt(ACCOUNTS.size()));
      switch (random.nextInt(8)) {
        case 0, 1 -> joins(room);
        case 2 -> {
          leaving = room;
          does("LEAVE " + room);
        }
        case 3, 4 -> does("AUTH password " + account + "⏎" + account);
        case 5 -> does("AUTH logout");
        case 6 -> does("NICK user" + ++connections);
        default -> joins(room);
      }
    }

    private void joins(String room) {
      if (!members.containsKey(room)) {
        does("JOIN " + room);
      }
    }

    void looks() {
      for (String frame : user.takeSeen()) {
        trace.add(nick + " sees " + frame);
        sees(frame, frame.split("⏎", 2)[0].split(" "));
      }
      leaving = "";
    }

    private void sees(String frame, String[] head) {
      switch (head[0]) {
        case "MEMBERS" -> members.put(head[1], nicks(frame));
        case "JOINED" -> members.computeIfPresent(head[1], (room, nicks) -> with(nicks, head[2]));
        case "LEFT" -> left(head[1], head[2]);
        case "RENAMED" -> {
          for (Set<String> nicks : members.values()) {
            if (nicks.remove(head[1])) {
              nicks.add(head[2]);
            }
          }
          nick = head[1].equals(nick) ? head[2] : nick;
        }
        default -> {
          // Concerns no member.
        }
      }
    }

    /** A device that is in a room which another device leaves need not leave it, too. */
    private void left(String room, String who) {
      if (!who.equals(nick)) {
        members.computeIfPresent(room, (key, nicks) -> without(nicks, who));
      } else if (room.equals(leaving)) {
        members.remove(room);
      }
    }

    void checks() {
      for (String room : ROOMS) {
        user.sends("WHO " + room);
        Set<String> present = nicks(user.takeSeen().get(0));
        if (members.containsKey(room)) {
          assertEquals(present, members.get(room), () -> nick + " in " + room + "\n" + last());
        }
      }
    }

    private String last() {
      return String.join("\n", trace.subList(Math.max(0, trace.size() - 40), trace.size()));
    }
  }

  private static Set<String> nicks(String members) {
    Set<String> nicks = new TreeSet<>(List.of(members.split("⏎", -1)));
    nicks.remove(members.split("⏎", -1)[0]);
    return nicks;
  }

  private static Set<String> with(Set<String> nicks, String nick) {
    nicks.add(nick);
    return nicks;
  }

  private static Set<String> without(Set<String> nicks, String nick) {
    nicks.remove(nick);
    return nicks;
  }

  @RepeatedTest(20)
  void membersKnowWhoIsThere(RepetitionInfo repetition) {
    random.setSeed(LongRun.seed() + repetition.getCurrentRepetition());
    List<Device> devices = new ArrayList<>();
    for (int i = 0; i < DEVICES; i++) {
      devices.add(new Device());
      devices.get(i).connects();
      devices.get(i).looks();
    }
    for (int step = 0; step < STEPS; step++) {
      int index = random.nextInt(DEVICES);
      if (random.nextInt(20) == 0) {
        devices.get(index).user.losesConnection();
        trace.add(devices.get(index).nick + " is lost");
        if (random.nextBoolean()) {
          chat.passes(Duration.ofSeconds(11));
        }
        devices.set(index, new Device());
        devices.get(index).connects();
      } else {
        devices.get(index).acts();
      }
      chat.endsBatch();
      devices.forEach(Device::looks);
      devices.forEach(Device::checks);
    }
  }
}
