package chat.server;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.server.fixture.FramedUser;
import chat.server.fixture.TextUser;
import chat.server.hub.rights.Role;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What moderators do, over sockets, beside others who chat. */
class ModerationFloodTest {
  private static final int DEVICES = 50;
  private static final int ROUNDS = 10;

  private static final int MUTES = 3;

  private static final int MESSAGES = 20;

  private final RightsServer server = new RightsServer();

  @AfterEach
  void stop() throws Exception {
    server.close();
  }

  /** The requests are sent without waiting for any answer, while others write and read. */
  @Test
  void messagesAreAcknowledgedInOrderWhileFiftyClientsMuteWithoutPause() throws Exception {
    server.start(Role.OP, List.of("#tea"));
    List<FramedUser> ops = new ArrayList<>();
    try (FramedUser ann = server.framed(Role.ACCOUNT);
        FramedUser mel = server.framed(Role.MEMBER)) {
      ann.joins("#tea");
      mel.joins("#tea");
      for (int i = 0; i < DEVICES; i++) {
        ops.add(server.device(Role.OP, i));
        ops.get(i).joins("#tea");
      }
      for (int round = 0; round < ROUNDS; round++) {
        for (int i = 0; i < DEVICES; i++) {
          ops.get(i).sendsAtOnce(mutes(i, round));
        }
        ann.sendsAtOnce(messages(round));
      }
      // The room's first message is zed's.
      for (int i = 1; i <= ROUNDS * MESSAGES; i++) {
        assertEquals("ACK " + i, ann.seesOneLike("ACK .*").replaceAll(" #tea.*", ""));
        assertEquals(
            "#tea %d hello %d".formatted(i + 1, i),
            mel.seesOneLike("SAID .*").replaceAll("SAID (#tea \\d+) .*⏎", "$1 "));
      }
      for (FramedUser op : ops) {
        for (int i = 0; i < ROUNDS * MUTES; i++) {
          assertEquals("DONE MOD mute", op.seesOneLike("(DONE|ERROR) .*"));
        }
      }
    } finally {
      ops.forEach(FramedUser::close);
    }
  }

  private static String[] mutes(int device, int round) {
    String[] frames = new String[MUTES];
    for (int i = 0; i < MUTES; i++) {
      frames[i] = "MOD mute #tea nick:t%dr%dm%d 60".formatted(device, round, i);
    }
    return frames;
  }

  private static String[] messages(int round) {
    String[] frames = new String[MESSAGES];
    for (int i = 0; i < MESSAGES; i++) {
      int number = round * MESSAGES + i + 1;
      frames[i] = "SAY %d #tea⏎hello %d".formatted(number, number);
    }
    return frames;
  }

  @Test
  void opDeletesMessagesOfOthersOnBothWires() throws Exception {
    server.start(Role.OP, List.of("#tea"));
    try (FramedUser framed = server.framed(Role.OP);
        TextUser text = server.text(Role.OP);
        FramedUser bob = server.framed(Role.GUEST);
        TextUser ann = server.text(Role.ACCOUNT)) {
      framed.joins("#tea");
      text.joins("#tea");
      ann.joins("#tea");
      bob.joins("#tea");
      bob.sendsAtOnce("SAY 1 #tea⏎two", "SAY 2 #tea⏎three");
      ann.sees("bob: three");
      framed.sends("DELETE 7 #tea 1");
      framed.seesOneLike("ACK 7 #tea 4 .*");
      text.sends("/delete 2");
      text.sees("* message 2 is deleted");
      text.sends("/delete bob");
      text.sees("* message 3 is deleted");
      for (int number = 1; number <= 3; number++) {
        ann.sees("* message " + number + " was deleted by olaf");
      }
      // Its program has not said that it knows of deletions.
      bob.seesOneLike("SKIP #tea 4");
      bob.seesOneLike("SKIP #tea 5");
      bob.seesOneLike("SKIP #tea 6");
    }
  }
}
