package chat.server.process;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.server.fixture.FramedUser;
import chat.server.fixture.ServerProcess;
import chat.server.fixture.TestServer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The server is killed while two devices of an account write and read. Both log in again by their
 * token, and have each message of the room and of their inbox once, in order.
 */
class TwoDevicesKillIT {
  private static final int KILLS = 2;
  private static final int MESSAGES = 30;

  @TempDir private Path folder;

  /** A device that reconnects, and what it has received. */
  private static final class Device {
    private final String name;
    private final List<Long> room = new ArrayList<>();
    private final List<Long> inbox = new ArrayList<>();
    private FramedUser user;
    private long lastId;

    Device(String name) {
      this.name = name;
    }

    /** Logs in, and receives what it has missed; messages that were not acknowledged are lost. */
    void connects(int port, String token) {
      user = FramedUser.at(port);
      user.sendsAtOnce("AUTH token⏎" + token, "HELLO 1 x " + TestServer.idOf(name));
      user.seesOneLike("ACCOUNT alice 1");
      String[] welcome = user.seesOneLike("WELCOME alice .*").split("⏎", -1)[0].split(" ", -1);
      lastId = Long.parseLong(welcome[4]);
      // One after the other, since two replays may end in any order.
      user.sends("JOIN #tea " + last(room));
      receivesUntil("LIVE #tea");
      user.sends("JOIN @ " + last(inbox));
      receivesUntil("LIVE @");
    }

    private static long last(List<Long> seqs) {
      return seqs.isEmpty() ? 0 : seqs.get(seqs.size() - 1);
    }

    void says() {
      user.sends("SAY " + ++lastId + " #tea⏎" + name);
    }

    void awaitsAck() {
      receivesUntil("ACK " + lastId + " #tea");
    }

    void receivesUntil(String start) {
      String frame;
      do {
        frame = user.next();
        String[] head = frame.split("⏎", -1)[0].split(" ", -1);
        switch (head[0]) {
          case "SAID" -> room.add(Long.parseLong(head[2]));
          case "ACK" -> room.add(Long.parseLong(head[3]));
          case "TOLD" -> inbox.add(Long.parseLong(head[1]));
          default -> {
            // Neither room nor inbox has another message.
          }
        }
      } while (!frame.startsWith(start));
    }
  }

  private ServerProcess start(int port) throws Exception {
    return ServerProcess.start(
        ServerProcess.command(
            List.of(),
            "--port",
            Integer.toString(port),
            "--data",
            folder.resolve("data").toString(),
            "--rate",
            "0"));
  }

  @Test
  void devicesLoseNothingAndGetNothingTwice() throws Exception {
    Device laptop = new Device("laptop");
    Device phone = new Device("phone");
    ServerProcess server = start(0);
    try {
      int port = server.awaitPort();
      String token = register(port);
      long told = 0;
      for (int kill = 0; kill <= KILLS; kill++) {
        laptop.connects(port, token);
        phone.connects(port, token);
        FramedUser bob = FramedUser.at(port);
        bob.sends("HELLO 1 bob " + TestServer.idOf("bob" + kill));
        for (int i = 0; i < MESSAGES; i++) {
          laptop.says();
          phone.says();
          bob.sends("TELL " + (i + 1) + " alice⏎psst");
          laptop.awaitsAck();
          phone.awaitsAck();
          bob.seesOneLike("ACK " + (i + 1) + " @ 0 .*");
          told++;
        }
        // The server may be killed before, while or after it stores these.
        laptop.says();
        phone.says();
        server.kill();
        server.close();
        server = start(port);
        server.awaitPort();
      }
      laptop.connects(port, token);
      phone.connects(port, token);
      assertEquals(upTo(laptop.room), laptop.room);
      assertEquals(laptop.room, phone.room);
      assertEquals(LongStream.rangeClosed(1, told).boxed().toList(), laptop.inbox);
      assertEquals(laptop.inbox, phone.inbox);
      assertEquals(0, server.stop());
    } finally {
      server.close();
    }
  }

  private static List<Long> upTo(List<Long> seqs) {
    return LongStream.rangeClosed(1, Device.last(seqs)).boxed().toList();
  }

  private static String register(int port) {
    FramedUser alice = FramedUser.at(port);
    alice.sends("HELLO 1 alice " + TestServer.idOf("alice"));
    alice.seesOneLike("WELCOME alice .*");
    alice.sendsAtOnce("AUTH register⏎correct horse", "AUTH remember⏎all", "BYE");
    String token = alice.seesOneLike("TOKEN 1⏎.*").split("⏎", -1)[1];
    alice.isCutOff();
    return token;
  }
}
