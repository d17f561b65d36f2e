package chat.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.client.net.Timing;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The client in a pipe, connected to a chat server. */
final class PipeTest {
  private FakeServer server;
  private TestClient client;

  @BeforeEach
  void start() throws IOException {
    server = new FakeServer();
  }

  @AfterEach
  void stop() throws IOException {
    server.close();
  }

  private void joinLobby(String... options) throws IOException {
    String[] args = new String[options.length + 1];
    System.arraycopy(options, 0, args, 1, options.length);
    args[0] = "alice@" + server.address();
    client = TestClient.inPipe(args);
    server.accepts().welcomes("alice");
    if (options.length == 0) {
      server
          .sees("JOIN #lobby")
          .sends("TOPIC #lobby\n", "MEMBERS #lobby 1\nalice", "LIVE #lobby 0");
    }
  }

  @Test
  void eachLineIsAMessageOrACommandAndEachMessageALine() throws Exception {
    joinLobby();
    client
        .types("hello")
        .types("")
        .types(" \t")
        .types("/me waves\r")
        .types("//x")
        .types("/msg bob psst");
    server.sees("SAY 1 #lobby\nhello").sees("EMOTE 2 #lobby\nwaves").sees("SAY 3 #lobby\n/x");
    server.sees("TELL 4 bob\npsst");
    server.sends("JOINED #lobby bob", "SAID #lobby 2 0 bob\nhi \u00fc", "LEFT #lobby bob");
    server.sends("EMOTED #lobby 3 0 bob\nleaves", "TOLD 1 0 bob\ntwo\nlines");
    server.sends("RENAMED bob bobby", "SAID #lobby 9 0 alice 77\nown, replayed");
    client.out().sees("lines\n");
    assertEquals("bob: hi \u00fc\n~ bob leaves\n[bob] two \u2424 lines\n", client.out().toString());
    assertEquals("", client.err().toString());
  }

  @Test
  void endOfInputSendsByeOnceAllIsAcknowledged() throws Exception {
    joinLobby();
    client.types("one").types("two").types("three").endsInput();
    server.sees("SAY 1 #lobby\none").sees("SAY 2 #lobby\ntwo").sees("SAY 3 #lobby\nthree");
    // SAID with our id acknowledges the second message.
    server.sends("ACK 1 #lobby 1 0", "SAID #lobby 2 0 alice 2\ntwo");
    server.sends("SAID #lobby 3 0 bob\nlast", "PING x").sees("PONG x");
    assertTrue(server.hasSeenNothing());
    server.sends("ACK 3 #lobby 4 0").sees("BYE").sends("BYE bye\ngoodbye").closes();
    client.exits(0, "");
    assertEquals("bob: last\n", client.out().toString());
  }

  @Test
  void answersGoToStandardErrorAndPastMessagesToStandardOutput() throws Exception {
    joinLobby();
    client.types("/who").types("/rooms").types("/history 2").types("/search x y").endsInput();
    server
        .sees("WHO #lobby")
        .sees("ROOMS")
        .sees("HISTORY #lobby - 2")
        .sees("SEARCH #lobby 20\nx y");
    server.sends(
        "MEMBERS #lobby 2\nalice\nbob", "DONE WHO #lobby", "ROOM #lobby 2\n", "DONE ROOMS -");
    server.sends("PAST #lobby 1 0 bob\nold", "PAST #lobby 2 0 bob emote\nwaves");
    server.sends("DONE HISTORY #lobby", "DONE SEARCH #lobby").sees("BYE").sends("BYE bye").closes();
    client.exits(
        0,
        """
        * in #lobby: 2 people: alice, bob
        * #lobby (2)
        * history of #lobby:
        * no such message was found
        """);
    assertEquals("(earlier) bob: old\n(earlier) ~ bob waves\n", client.out().toString());
  }

  @Test
  void messagesOfOtherRoomsNameThemIfASearchFindsThem() throws Exception {
    joinLobby();
    client.types("/search room:* hello");
    server.sees("SEARCH * 20\nhello");
    server.sends("PAST #dev 3 0 bob\nhello dev", "PAST #ops 1 0 bob emote\nsays hello");
    server.sends("PAST #lobby 1 0 bob\nhello", "DONE SEARCH *");
    client.out().sees("(earlier) bob: hello\n");
    client.types("/search room:dev hello");
    server.sees("SEARCH #dev 20\nhello");
    server.sends("PAST #dev 3 0 bob\nhello dev", "DONE SEARCH #dev");
    server.sends("SAID #lobby 2 0 bob\nlast");
    client.out().sees("bob: last\n");
    assertEquals(
        """
        (earlier) #dev bob: hello dev
        (earlier) #ops ~ bob says hello
        (earlier) bob: hello
        (earlier) #dev bob: hello dev
        bob: last
        """,
        client.out().toString());
  }

  @Test
  void searchThatLeftMessagesOutSaysSo() throws Exception {
    joinLobby();
    client.types("/search room:* hello").types("/search hello").endsInput();
    server.sees("SEARCH * 20\nhello").sees("SEARCH #lobby 20\nhello");
    server.sends("PAST #lobby 1 0 bob\nhello", "DONE SEARCH * 1234 too-common");
    server.sends("DONE SEARCH #lobby 1").sees("BYE").sends("BYE bye").closes();
    client.exits(
        0,
        """
        * found in all rooms: hello
        * 1,234 messages were not searched: the server has yet to index them. Name a room, or try again later
        * the search ended early: its words are too common. Name a room, or add from:NICK or a rarer word
        * no such message was found
        * 1 message of #lobby was not searched: the server has yet to index it. Try again later
        """);
    assertEquals("(earlier) bob: hello\n", client.out().toString());
  }

  @Test
  void ourMessageIsPrintedIfHistoryFindsIt() throws Exception {
    joinLobby();
    client.types("one");
    server.sees("SAY 1 #lobby\none").sends("ACK 1 #lobby 1 0");
    client.types("/history");
    server.sees("HISTORY #lobby - 20").sends("PAST #lobby 1 0 alice\none", "DONE HISTORY #lobby");
    client.out().sees("(earlier) alice: one\n");
  }

  @Test
  void messagesNameTheirRoomIfThereAreSeveral() throws Exception {
    joinLobby("--room", "a", "--room", "#b");
    server.sees("JOIN #a").sees("JOIN #b").sends("LIVE #a 0", "LIVE #b 0");
    client.types("to b").types("/leave").types("to a");
    server.sees("SAY 1 #b\nto b").sends("ACK 1 #b 1 0").sees("LEAVE #b").sees("SAY 2 #a\nto a");
    server.sends("SAID #a 1 0 bob\nhi");
    client.out().sees("#a bob: hi\n");
  }

  @Test
  void roomLeftAndJoinedAtOnceIsJoined() throws Exception {
    joinLobby();
    client.types("/leave").types("/join lobby").types("/leave lobby").types("/join lobby");
    server.sees("LEAVE #lobby").sees("JOIN #lobby").sees("LEAVE #lobby").sees("JOIN #lobby");
    server.sends("LEFT #lobby alice", "LIVE #lobby 0", "LEFT #lobby alice", "LIVE #lobby 0");
    // The client shows this only after it has handled the answers before it.
    server.sends("SAID #lobby 1 0 bob\nback?");
    client.out().sees("bob: back?\n");
    client.types("back");
    server.sees("SAY 1 #lobby\nback");
  }

  @Test
  void refusedLeaveChangesNothing() throws Exception {
    joinLobby();
    client.types("/leave nowhere").types("hello");
    server.sees("LEAVE #nowhere").sends("ERROR not-in-room LEAVE #nowhere\nyou are not in it");
    server.sees("SAY 1 #lobby\nhello").sends("ACK 1 #lobby 1 0");
    client.endsInput();
    server.sees("BYE").sends("BYE bye").closes();
    client.exits(1);
  }

  @Test
  void topicLargerThanAFrameIsNotSent() throws Exception {
    joinLobby();
    client.types("/topic " + "x".repeat(70_000)).endsInput();
    server.sees("BYE").sends("BYE bye").closes();
    client.exits(1, "* not sent: 70,000 bytes, but the server takes at most 65,536\n");
  }

  @Test
  void lineAfterAJoinGoesToThatRoomOrNowhere() throws Exception {
    joinLobby();
    client.types("/join b").types("hello b");
    server.sees("JOIN #b").sees("SAY 1 #b\nhello b");
    server.sends("ERROR too-many-rooms JOIN #b\nyou are in too many rooms");
    server.sends("ERROR not-in-room SAY 1\nyou are not in #b");
    client.err().sees("not sent (you are not in #b): hello b\n");
    client.types("hello lobby").endsInput();
    server.sees("SAY 2 #lobby\nhello lobby").sends("ACK 2 #lobby 1 0");
    server.sees("BYE").closes();
    client.exits(1);
  }

  @Test
  void oversizedTextIsNotSent() throws Exception {
    joinLobby();
    client.types("x".repeat(65_537)).types("x".repeat(65_536)).endsInput();
    server.sees("SAY 1 #lobby\nx*").sends("ACK 1 #lobby 1 0").sees("BYE").closes();
    client.exits(1, "* not sent: 65,537 bytes, but the server takes at most 65,536\n");
  }

  @Test
  void unknownCommandIsReportedAndExitsWithOne() throws Exception {
    joinLobby();
    client.types("/nonsense").endsInput();
    server.sees("BYE").sends("BYE bye").closes();
    client.exits(1);
    assertTrue(client.err().toString().startsWith("* /nonsense is not known here"));
  }

  @Test
  void thousandPendingMessagesStopReadingOfInput() throws Exception {
    joinLobby();
    for (int i = 1; i <= 1_010; i++) {
      client.types("m" + i);
    }
    client.endsInput();
    for (int i = 1; i <= 1_000; i++) {
      server.sees("SAY " + i + " #lobby\nm" + i);
    }
    // PONG is the next frame, so the client has sent nothing before it.
    server.sends("PING full").sees("PONG full");
    server.sends("ACK 1 #lobby 1 0").sees("SAY 1001 #lobby\nm1001");
    for (int i = 2; i <= 1_001; i++) {
      server.sends("ACK " + i + " #lobby " + i + " 0");
    }
    for (int i = 1_002; i <= 1_010; i++) {
      // A server acknowledges only messages that it has received.
      server.sees("SAY " + i + " #lobby\nm" + i).sends("ACK " + i + " #lobby " + i + " 0");
    }
    server.sees("BYE").closes();
    client.exits(0, "");
  }

  @Test
  void lastTextLineBeforeAnyFrameIsTheReason() throws Exception {
    client = TestClient.inPipe("alice@" + server.address());
    server.accepts().greets().sees("HELLO *").sendsText("* the server is full\r\n").closes();
    client.exits(
        1, "chat-client: " + server.address() + " closed the connection: * the server is full\n");
    assertEquals("", client.out().toString());
  }

  @Test
  void brokenPipeSendsByeAndEndsQuietly() throws Exception {
    joinLobby();
    client.out().breakOff();
    server.sends("SAID #lobby 1 0 bob\nhello").sees("BYE").sends("BYE bye").closes();
    client.exits(0, "");
  }

  @Test
  void deadLinkIsReported() throws Exception {
    var timing = TestClient.QUICK;
    client =
        TestClient.inPipe(
            new Timing(
                timing.connect(),
                timing.silence(),
                timing.pause(),
                Duration.ofMillis(500),
                timing.backoff()),
            "alice@" + server.address());
    server.talks(
        s -> {
          s.welcomes("alice").sees("JOIN #lobby");
          s.sees("PING alive").sends("PONG alive").sees("PING alive");
        });
    client
        .err()
        .sees(
            "* connection lost (the connection to "
                + server.address()
                + " is lost: nothing came for 1 s); trying again \u2026\n");
    server.talks(s -> s.greets().sees("HELLO 1 alice *"));
  }
}
