package chat.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The client on a terminal without a screen, connected to a chat server. */
final class TerminalTest {
  private static final String MIDNIGHT =
      DateTimeFormatter.ofPattern("HH:mm")
          .withZone(ZoneId.systemDefault())
          .format(Instant.ofEpochMilli(0));

  private static final String EPOCH =
      DateTimeFormatter.ofPattern("EEEE, d MMMM uuuu", Locale.ENGLISH)
          .withZone(ZoneId.systemDefault())
          .format(Instant.ofEpochMilli(0));

  private FakeServer server;
  private TestClient client;

  @BeforeEach
  void start() throws IOException {
    server = new FakeServer();
    client = TestClient.onTerminal("alice@" + server.address());
    server.accepts().welcomes("alice").sees("JOIN #lobby");
  }

  @AfterEach
  void stop() throws IOException {
    server.close();
  }

  @Test
  void messagesShowTheirTimeAndNoticesAStar() throws Exception {
    server.sends("SAID #lobby 1 0 bob\nhello\nall", "EMOTED #lobby 2 0 bob\nwaves");
    server.sends("TOPIC #lobby\ntea", "MEMBERS #lobby 2\nalice\nbob", "LIVE #lobby 2");
    server.sends("TOLD 1 0 bob\npsst", "JOINED #lobby eve", "RENAMED eve adam", "LEFT #lobby adam");
    server.sends("TOPIC #lobby\n", "GAP #lobby 3 5", "GAP @ 2 3");
    server.sends("SAID #other 1 0 bob\nelsewhere");
    client.out().sees("elsewhere\n");
    String shown =
        """
        * you are alice; /help lists what can be typed
        * EPOCH
        earlier 00:00 bob: hello
        earlier 00:00 bob| all
        earlier 00:00 ~ bob waves
        * the topic of #lobby is: tea
        * in #lobby: 2 people: alice, bob
        00:00 [bob] psst
        * eve joined #lobby
        * eve is now adam
        * adam left #lobby
        * #lobby has no topic
        * messages 3 to 5 of #lobby are no longer stored
        * messages 2 to 3 of your direct messages are no longer stored
        00:00 #other bob: elsewhere
        """;
    assertEquals(shown.replace("00:00", MIDNIGHT).replace("EPOCH", EPOCH), client.out().toString());
  }

  @Test
  void ownMessagesAreNotEchoed() throws Exception {
    server.sends("LIVE #lobby 0");
    client.types("hello");
    server.sees("SAY 1 #lobby\nhello").sends("SAID #lobby 1 0 alice 1\nhello");
    server.sends("SAID #lobby 2 0 bob\nhi");
    client.out().sees("bob: hi\n");
    assertFalse(client.out().toString().contains("hello"));
  }

  @Test
  void roomsAreJoinedAndLeft() throws Exception {
    server.sends("LIVE #lobby 0");
    client.types("/join b");
    client.out().sees("* you are in #b now\n");
    client.types("in b");
    server.sees("JOIN #b").sends("LIVE #b 0").sees("SAY 1 #b\nin b").sends("ACK 1 #b 1 0");
    server.sends("SAID #lobby 1 0 bob\nanyone");
    client.out().sees("#lobby bob: anyone\n");
    client.types("/leave");
    server.sees("LEAVE #b");
    client.out().sees("* you are in #lobby now\n");
    client.types("back").types("/leave");
    server.sees("SAY 2 #lobby\nback").sends("ACK 2 #lobby 2 0").sees("LEAVE #lobby");
    client.out().sees("* you are in no room now; /join ROOM enters one\n");
    client.types("nowhere");
    client.out().sees("* you are in no room; /join ROOM enters one\n");
    assertTrue(server.hasSeenNothing());
  }

  @Test
  void helpListsTheCommands() throws Exception {
    client.types("/help");
    client.out().sees("* /msg NICK TEXT ");
    client.out().sees("* //TEXT");
  }

  @Test
  void quitLeaves() throws Exception {
    client.types("/quit");
    server.sees("BYE").sends("BYE bye\ngoodbye").closes();
    client.exits(0, "");
  }

  @Test
  void refusedMessageIsShownAndTheExitCodeIsZero() throws Exception {
    client.types("hello");
    server.sees("SAY 1 #lobby\nhello").sends("ERROR not-in-room SAY 1\nnot there");
    client.out().sees("* not sent (not there): hello\n");
    client.endsInput();
    server.sees("BYE").closes();
    client.exits(0, "");
  }

  @Test
  void interruptSendsByeWithAMessagePending() throws Exception {
    client.types("hello");
    server.sees("SAY 1 #lobby\nhello");
    Thread interrupt = new Thread(this::interrupt, "interrupt");
    interrupt.start();
    server.sees("BYE").closes();
    interrupt.join();
    client.exits(1, "chat-client: 1 of your messages was not acknowledged\n");
  }

  private void interrupt() {
    try {
      client.isInterrupted();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
