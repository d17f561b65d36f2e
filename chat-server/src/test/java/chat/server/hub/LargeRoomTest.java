package chat.server.hub;

import chat.server.hub.peer.Budget;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A room of 200 that grows and shrinks: nobody keeps a nick whose changes are not announced. */
class LargeRoomTest {
  private static final int NAMED = 200;

  private final TestChat chat = new TestChat(new Budget(1L << 30));
  private final List<HubUser> members = new ArrayList<>();
  private HubUser first;

  @BeforeEach
  void fillsTheRoom() {
    for (int i = 1; i <= NAMED; i++) {
      members.add(chat.framedIn("#big", nick(i)));
    }
    first = members.get(0);
    members.forEach(HubUser::skips);
  }

  private static String nick(int number) {
    return "user%03d".formatted(number);
  }

  /** Returns MEMBERS of all from one number to another, in as many frames as the server sends. */
  private static String[] membersFrom(int from, String... more) {
    List<String> nicks = new ArrayList<>();
    for (int i = from; i <= NAMED; i++) {
      nicks.add(nick(i));
    }
    nicks.addAll(List.of(more));
    // All nicks have 7 bytes, so that 384 fit into a frame of 3 KiB.
    return new String[] {"MEMBERS #big " + nicks.size() + "⏎" + String.join("⏎", nicks)};
  }

  @Test
  void memberWhoCrossesTheLimitMakesTheRoomSendItsCount() {
    HubUser late = chat.framed("late");
    late.sends("JOIN #big");
    late.sees("TOPIC #big⏎", "MEMBERS #big 201", "LIVE #big 0");
    members.forEach(member -> member.sees("MEMBERS #big 201"));
    HubUser later = chat.framedIn("#big", "later");
    later.sends("NICK latest");
    later.skips();
    first.seesNothing();
    late.seesNothing();
  }

  @Test
  void roomThatShrinksSendsItsNamesInsteadOfALeft() {
    chat.framedIn("#big", "late");
    HubUser later = chat.framedIn("#big", "later");
    members.forEach(HubUser::skips);
    HubUser left = members.remove(1);
    left.sends("LEAVE #big");
    left.sees("LEFT #big user002");
    first.seesNothing();
    first.sends("LEAVE #big");
    first.sees("LEFT #big user001");
    later.sees(membersFrom(3, "late", "later"));
    members.get(1).sees(membersFrom(3, "late", "later"));
    later.sends("LEAVE #big");
    members.get(1).sees("LEFT #big later");
  }

  @Test
  void eachCrossingIsSent() {
    HubUser late = chat.framed("late");
    for (int i = 0; i < 3; i++) {
      late.sends("JOIN #big");
      late.sees("TOPIC #big⏎", "MEMBERS #big 201", "LIVE #big 0");
      first.sees("MEMBERS #big 201");
      late.sends("LEAVE #big");
      late.sees("LEFT #big late");
      first.sees(membersFrom(1));
    }
  }

  @Test
  void crossingsOfOneBatchAreSentAsOneList() {
    HubUser late = chat.framed("late");
    late.sendsIntoBatch("JOIN #big", "LEAVE #big", "JOIN #big", "LEAVE #big", "JOIN #big");
    chat.endsBatch();
    first.sees("MEMBERS #big 201");
    late.skips();
    late.sendsIntoBatch("LEAVE #big", "JOIN #big", "LEAVE #big");
    chat.endsBatch();
    first.sees(membersFrom(1));
  }

  @Test
  void changesAfterACrossingOfTheSameBatchReachThoseWhoKnowTheList() {
    HubUser late = chat.framedIn("#big", "late");
    HubUser watcher = chat.framed("watcher");
    first.skips();
    late.sendsIntoBatch("LEAVE #big");
    members.get(1).sendsIntoBatch("LEAVE #big");
    watcher.sendsIntoBatch("JOIN #big");
    members.get(2).sendsIntoBatch("LEAVE #big");
    watcher.skips();
    chat.endsBatch();
    watcher.sees("LEFT #big user003");
    first.sees("MEMBERS #big 199⏎user001⏎" + membersFrom(4, "watcher")[0].split("⏎", 2)[1]);
  }

  @Test
  void lostConnectionCrossesAtTheEndOfItsGracePeriod() {
    HubUser late = chat.framedIn("#big", "late");
    first.skips();
    late.losesConnection();
    first.seesNothing();
    chat.passes(Duration.ofSeconds(11));
    first.sees(membersFrom(1));
  }

  @Test
  void membersInTheirGracePeriodMissACrossing() {
    HubUser late = chat.framedIn("#big", "late");
    first.skips();
    members.subList(150, NAMED).forEach(HubUser::losesConnection);
    late.sends("LEAVE #big");
    first.sees(membersFrom(1));
    chat.passes(Duration.ofSeconds(11));
    first.sees(
        IntStream.rangeClosed(151, NAMED)
            .mapToObj(i -> "LEFT #big " + nick(i))
            .toArray(String[]::new));
  }

  @Test
  void memberWhoCatchesUpGetsTheListWithLive() throws Exception {
    first.stopsReading();
    HubUser late = chat.framedIn("#big", "late");
    late.sends("LEAVE #big");
    first.readsAgain();
    first.seesReplay();
    first.sees("TOPIC #big⏎", membersFrom(1)[0], "LIVE #big 0");
    first.hasNoReplay();
  }

  @Test
  void guestWhoSpeaksCrossesTheLimitOfTheLobby() {
    members.forEach(
        member -> {
          member.sends("JOIN #lobby");
          member.skips();
        });
    HubUser guest = chat.guest();
    members.forEach(HubUser::skips);
    guest.skips();
    guest.sends("SAY 0 #lobby⏎hi");
    chat.endsBatch();
    first.sees("MEMBERS #lobby 201", "SAID #lobby 1 1000 guest-1⏎hi");
    guest.seesNothing();
    guest.losesConnection();
    first.sees(membersFrom(1)[0].replace("#big", "#lobby"));
  }
}
