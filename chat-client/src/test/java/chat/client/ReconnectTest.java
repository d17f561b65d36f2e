package chat.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.client.net.Timing;
import chat.client.session.login.NickChoice;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a client in a pipe sends and shows after a lost connection. */
final class ReconnectTest extends ReconnectingPipe {
  @Test
  void roomsResumeAtCursorsAndUnstoredMessagesAreResent() throws Exception {
    joinLobby();
    server.sends("SAID #lobby 1 0 bob\nhi", "TOLD 4 0 bob\npsst");
    client.out().sees("psst");
    client.types("one").types("two").types("three").types("/join b").types("four").endsInput();
    server.sees("SAY 1 #lobby\none").sees("SAY 2 #lobby\ntwo").sees("SAY 3 #lobby\nthree");
    server.sees("JOIN #b").sees("SAY 4 #b\nfour").sends("ACK 1 #lobby 2 0", "LIVE #b 7");
    server.closes();
    acceptsAgain();
    server.sends("WELCOME alice fake/1 log 2 65536").seesJoinOfInbox("JOIN @ 4");
    server.sees("JOIN #lobby 2").sees("JOIN #b 7");
    server.sees("SAY 3 #lobby\nthree").sees("SAY 4 #b\nfour");
    server
        .sends("SAID #lobby 3 0 alice 2\ntwo", "ACK 3 #lobby 4 0", "ACK 4 #b 8 0")
        .sees("BYE")
        .sends("BYE bye")
        .closes();
    client.exits(0, closed() + "* connected again\n");
    assertEquals("bob: hi\n[bob] psst\n", client.out().toString());
  }

  @Test
  void repeatedMessagesAreShownOnce() throws Exception {
    joinLobby();
    server.sends("SAID #lobby 1 0 bob\none", "GAP #lobby 2 3", "TOLD 1 0 bob\npsst");
    client.out().sees("psst\n");
    server.resets();
    server.accepts().greets().sees("HELLO *").sends("WELCOME alice fake/1 log 0 65536");
    server.sees("JOIN #lobby 3").sends("TOLD 1 0 bob\npsst", "TOLD 2 0 bob\npsst again");
    server.sends("SAID #lobby 1 0 bob\none", "GAP #lobby 2 3", "EMOTED #lobby 4 0 bob\nwaves");
    server.sends("EMOTED #lobby 4 0 bob\nwaves", "SAID #lobby 5 0 bob\ntwo", "LIVE #lobby 5");
    client.out().sees("two\n");
    assertEquals(
        "bob: one\n[bob] psst\n[bob] psst again\n~ bob waves\nbob: two\n", client.out().toString());
    assertEquals(1, client.err().toString().split("no longer stored", -1).length - 1);
  }

  @Test
  void welcomeReplacesALostAck() throws Exception {
    joinLobby();
    client.types("one").endsInput();
    server.sees("SAY 1 #lobby\none").closes();
    acceptsAgain().sends("WELCOME alice fake/1 log 1 65536").sees("JOIN #lobby 0");
    server.sends("SAID #lobby 1 0 alice 1\none").sees("BYE").sends("BYE bye").closes();
    client.exits(0);
    assertEquals("", client.out().toString());
  }

  @Test
  void anotherLogDiscardsCursorsAndIds() throws Exception {
    joinLobby();
    server.sends("SAID #lobby 7 0 bob\nold", "TOLD 9 0 bob\nold, too");
    client.types("one").types("two");
    server.sees("SAY 1 #lobby\none").sees("SAY 2 #lobby\ntwo").sends("ACK 1 #lobby 8 0");
    client.out().sees("old, too");
    server.closes();
    acceptsAgain();
    server
        .sends("WELCOME alice fake/1 another 0 65536")
        .seesJoinOfInbox("JOIN @")
        .sees("JOIN #lobby")
        .sees("SAY 1 #lobby\ntwo");
    server.sends("SAID #lobby 1 0 bob\nnew", "TOLD 1 0 bob\nnew, too", "ACK 1 #lobby 2 0");
    client.out().sees("bob: new\n[bob] new, too\n");
    client
        .err()
        .sees("* this server has another log: some of what was said before may be missing\n");
    server.closes();
    acceptsAgain();
    server.sends("WELCOME alice fake/1 another 1 65536");
    server.seesJoinOfInbox("JOIN @ 1").sees("JOIN #lobby 2");
    client.endsInput();
    server.sees("BYE").closes();
    client.exits(0);
  }

  @Test
  void messageRefusedBeforeTheLossIsNotResent() throws Exception {
    joinLobby();
    client.types("one").types("bad").types("three").types("four").endsInput();
    server.sees("SAY 1 #lobby\none").sees("SAY 2 #lobby\nbad");
    server.sees("SAY 3 #lobby\nthree").sees("SAY 4 #lobby\nfour");
    server.sends("ACK 1 #lobby 1 0", "ERROR too-long SAY 2\ntoo long");
    client.err().sees("* not sent (too long): bad\n");
    server.closes();
    acceptsAgain().sends("WELCOME alice fake/1 log 3 65536").sees("JOIN #lobby 1");
    server.sees("SAY 4 #lobby\nfour").sends("SAID #lobby 2 0 alice 3\nthree");
    server.sends("ERROR too-long SAY 4\ntoo long, too").sees("BYE").closes();
    client.exits(
        1,
        "* not sent (too long): bad\n"
            + closed()
            + "* connected again\n* not sent (too long, too): four\n");
  }

  @Test
  void linesReadWhileDisconnectedAreSentInOrder() throws Exception {
    joinLobby();
    client.types("one");
    server.sees("SAY 1 #lobby\none").closes();
    client.err().sees("trying again");
    client.types("two").types("/join b").types("three").types("/leave").types("four").endsInput();
    acceptsAgain().sends("WELCOME alice fake/1 log 0 65536").sees("JOIN #lobby 0");
    server.sees("SAY 1 #lobby\none").sees("SAY 2 #lobby\ntwo").sees("JOIN #b");
    server.sees("SAY 3 #b\nthree").sends("ACK 1 #lobby 1 0", "ACK 2 #lobby 2 0", "ACK 3 #b 1 0");
    server.sees("LEAVE #b").sees("SAY 4 #lobby\nfour").closes();
    // The client does not rejoin the room that it left.
    acceptsAgain().sends("WELCOME alice fake/1 log 3 65536").sees("JOIN #lobby 2");
    server.sees("SAY 4 #lobby\nfour").sends("ACK 4 #lobby 3 0").sees("BYE").closes();
    client.exits(0);
  }

  @Test
  void unansweredNickChangeIsSentAgain() throws Exception {
    joinLobby();
    client.types("/nick ally").types("one");
    server.sees("NICK ally").sees("SAY 1 #lobby\none").closes();
    acceptsAgain()
        .sends("WELCOME alice fake/1 log 0 65536")
        .sees("JOIN #lobby 0")
        .sees("NICK ally");
    server.sends("RENAMED alice ally").sees("SAY 1 #lobby\none").sends("ACK 1 #lobby 1 0").closes();
    server.accepts().greets().sees(hello.replace("alice", "ally"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"taken-over", "kicked", "bad-frame", "bye"})
  void finalByeEndsTheClient(String code) throws Exception {
    joinLobby();
    client.types("one");
    server.sees("SAY 1 #lobby\none").sends("BYE " + code + "\nthat is that").closes();
    client.exits(
        1,
        "chat-client: the server at %s ended the connection: that is that; 1 of your messages was not acknowledged\n"
            .formatted(server.address()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"shutting-down", "internal-error", "overloaded", "timeout", "some-new-code"})
  void otherByeReconnects(String code) throws Exception {
    joinLobby();
    server.sends("BYE " + code + "\nback soon").closes();
    acceptsAgain();
    client
        .err()
        .sees(lost("the server at " + server.address() + " ended the connection: back soon"));
  }

  @Test
  void overloadedServerThatClosesTwiceCostsAndDoublesNothing() throws Exception {
    joinLobby();
    server.sends("SAID #lobby 1 0 bob\nhi");
    client.out().sees("hi\n");
    client.types("one").types("two").types("three").endsInput();
    server.sees("SAY 1 #lobby\none").sees("SAY 2 #lobby\ntwo").sees("SAY 3 #lobby\nthree");
    server.sends("ACK 1 #lobby 2 0", "BYE overloaded\nno memory").closes();
    acceptsAgain().sends("WELCOME alice fake/1 log 2 65536").sees("JOIN #lobby 2");
    server.sees("SAY 3 #lobby\nthree").sends("SAID #lobby 3 0 alice 2\ntwo");
    server.sends("BYE overloaded\nno memory").closes();
    acceptsAgain().sends("WELCOME alice fake/1 log 2 65536").sees("JOIN #lobby 3");
    server.sees("SAY 3 #lobby\nthree").sends("SAID #lobby 4 0 bob\nagain", "ACK 3 #lobby 5 0");
    server.sees("BYE").sends("BYE bye").closes();
    String lost = lost("the server at " + server.address() + " ended the connection: no memory");
    client.exits(0, (lost + "* connected again\n").repeat(2));
    assertEquals("bob: hi\nbob: again\n", client.out().toString());
  }

  @Test
  void textLineAfterFramesIsTheReason() throws Exception {
    joinLobby();
    server.sends("SAID #lobby 1 0 bob\nhi").sendsText("* the server stops\n").closes();
    server.accepts().greets().sees(hello);
    client.err().sees(lost(server.address() + " closed the connection: * the server stops"));
    assertEquals("bob: hi\n", client.out().toString());
  }

  @Test
  void otherServerOnThePortIsSentNothing() throws Exception {
    joinLobby();
    server.closes().accepts().sendsText("220 mail.example.org ESMTP\n").seesEndOfInput();
    server.accepts().sendsText("* the server is full\n").closes();
    server.accepts().closes();
    acceptsAgain();
  }

  @Test
  void serverWithoutAGreetingIsSentNothing() throws Exception {
    Timing quick = TestClient.QUICK;
    client =
        TestClient.inPipe(
            new Timing(
                Duration.ofMillis(300),
                quick.silence(),
                quick.pause(),
                quick.idle(),
                quick.backoff()),
            "alice@" + server.address());
    server.accepts().welcomes("alice").sees("JOIN #lobby").closes();
    server.accepts().seesEndOfInput();
    server.talks(s -> s.sendsText("Hey").seesEndOfInput());
    server.talks(s -> s.greets().sees("HELLO 1 alice *"));
  }

  @Test
  void loginNameInUseAfterTheLossIsVaried() throws Exception {
    client = TestClient.inPipe(server.address());
    String login = NickChoice.ofAccount(System.getProperty("user.name", "")).value();
    server.accepts().welcomes(login).sees("JOIN #lobby").closes();
    server.accepts().greets().sees("HELLO 1 " + login + " *");
    server.sends("ERROR nick-in-use HELLO 1\ntaken").sees("HELLO 1 " + login + "-2 *");
    server.sends("WELCOME " + login + "-2 fake/1 log 0 65536").sees("JOIN #lobby").closes();
    client.err().sees("* connected again; you are " + login + "-2 now\n");
    server.accepts().greets().sees("HELLO 1 " + login + "-2 *");
  }

  @Test
  void nickTakenMeanwhileIsVaried() throws Exception {
    joinLobby();
    server.closes();
    acceptsAgain().sends("ERROR nick-in-use HELLO 1\nsomebody else is called alice");
    server
        .sees("HELLO 1 alice-2 *")
        .sends("WELCOME alice-2 fake/1 log 0 65536")
        .sees("JOIN #lobby 0");
    client.endsInput();
    server.sends("LIVE #lobby 0").sees("BYE").sends("BYE bye").closes();
    client.exits(
        0,
        closed()
            + """
            * somebody else is called alice; trying alice-2
            * connected again; you are alice-2 now
            """);
  }

  @Test
  void clientGivesUpAfterTheSpecifiedTime() throws Exception {
    joinLobby("--give-up", "1s");
    client.types("one").types("two").types("three").endsInput();
    server.sees("SAY 1 #lobby\none").sees("SAY 2 #lobby\ntwo").sees("SAY 3 #lobby\nthree");
    server.sends("ACK 1 #lobby 1 0");
    server.close();
    client.exits(1);
    String said = client.err().toString();
    assertTrue(
        said.endsWith(
            "there was no chat server at %s for 1 s; is it running? --give-up sets how long to try;"
                    .formatted(server.address())
                + " 2 of your messages were not acknowledged\n"),
        said);
    assertEquals(2, said.lines().count(), said);
  }

  @Test
  void cutFrameIsNotShown() throws Exception {
    joinLobby();
    server.sendsBytes(new byte[] {0, 0, 0, 50, 'S', 'A', 'I', 'D', ' '}).closes();
    acceptsAgain().sends("WELCOME alice fake/1 log 0 65536").sees("JOIN #lobby 0");
    server.sends("SAID #lobby 1 0 bob\nwhole");
    client.out().sees("whole\n");
    assertEquals("bob: whole\n", client.out().toString());
    assertFalse(client.err().toString().contains("skipped"));
  }

  @Test
  void lossBetweenHelloAndWelcomeLosesNothing() throws Exception {
    joinLobby();
    client.types("one").endsInput();
    server.sees("SAY 1 #lobby\none").closes();
    acceptsAgain().closes();
    acceptsAgain().resets();
    acceptsAgain().sends("WELCOME alice fake/1 log 0 65536").sees("JOIN #lobby 0");
    server.sees("SAY 1 #lobby\none").sends("ACK 1 #lobby 1 0").sees("BYE").closes();
    // The loss is reported once.
    client.exits(0, closed() + "* connected again\n");
  }
}
