package chat.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import chat.client.net.Backoff;
import chat.client.net.Timing;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** Lost connections and earlier messages, as a person sees them at a terminal. */
final class TerminalReconnectTest {
  private FakeServer server;
  private TestClient client;

  @BeforeEach
  void start() throws IOException {
    server = new FakeServer();
    begin(TestClient.QUICK);
  }

  @AfterEach
  void stop() throws IOException {
    server.close();
  }

  private void begin(Timing timing) throws IOException {
    client = TestClient.onTerminal(timing, "alice@" + server.address());
    server.accepts().welcomes("alice").sees("JOIN #lobby");
  }

  /** Starts a client that reconnects only by Enter: its first retry is after an hour. */
  private void beginWithLongPauses() throws IOException {
    server.close();
    server = new FakeServer();
    Timing quick = TestClient.QUICK;
    Duration hour = Duration.ofHours(1);
    begin(
        new Timing(
            quick.connect(),
            quick.silence(),
            quick.pause(),
            quick.idle(),
            new Backoff(hour, hour)));
    server.sends("LIVE #lobby 0");
  }

  private static long at(String time) {
    return LocalDateTime.parse(time).atZone(ZoneId.systemDefault()).toInstant().toEpochMilli();
  }

  /** Waits for the last line, and compares the output from its second line on. */
  private void seesAfterTheFirstLine(String expected, String last) throws InterruptedException {
    client.out().sees(last);
    String shown = client.out().toString();
    int start = shown.indexOf('\n') + 1;
    int end = Math.min(shown.length(), start + expected.length());
    assertEquals(expected, shown.substring(start, end));
  }

  @Test
  void earlierMessagesAreMarkedAndDated() throws Exception {
    server.sends("SAID #lobby 1 " + at("2020-02-28T09:41") + " bob\nhello");
    server.sends("SAID #lobby 2 " + at("2020-02-28T23:59") + " bob\ngood night");
    server.sends("EMOTED #lobby 3 " + at("2020-02-29T00:01") + " bob\nyawns", "LIVE #lobby 3");
    server.sends("SAID #lobby 4 " + at("2020-02-29T08:00") + " bob\ngood morning");
    server.sends("SAID #lobby 5 " + Instant.now().toEpochMilli() + " bob\nnow");
    seesAfterTheFirstLine(
        """
        * Friday, 28 February 2020
        earlier 09:41 bob: hello
        earlier 23:59 bob: good night
        * Saturday, 29 February 2020
        earlier 00:01 ~ bob yawns
        08:00 bob: good morning
        """,
        "now\n");
  }

  @RepeatedTest(100)
  void missedMessagesAreShownOnceWithTheirTimes() throws Exception {
    long then = at("2020-02-28T09:41");
    server.sends("SAID #lobby 1 " + then + " bob\nbefore", "LIVE #lobby 1");
    client.out().sees("before\n");
    client.types("mine");
    server.sees("SAY 1 #lobby\nmine").closes();
    server.accepts().welcomes("alice").sees("JOIN #lobby 1").sees("SAY 1 #lobby\nmine");
    server.sends("SAID #lobby 1 " + then + " bob\nbefore", "SAID #lobby 2 " + then + " bob\none");
    server.sends("SAID #lobby 3 " + then + " alice 1\nmine", "SAID #lobby 4 " + then + " bob\ntwo");
    server.sends("LIVE #lobby 4", "SAID #lobby 5 " + then + " bob\nnow");
    seesAfterTheFirstLine(
        """
        * Friday, 28 February 2020
        earlier 09:41 bob: before
        * connection lost; trying again \u2026 (Enter tries at once)
        * connected again
        * while you were away, in #lobby:
        09:41 bob: one
        09:41 bob: two
        * back in #lobby; 2 messages while you were away
        09:41 bob: now
        """,
        "now\n");
  }

  @Test
  void ownMessagesStoredBeforeTheLossAreNotEchoed() throws Exception {
    server.sends("LIVE #lobby 0");
    client.types("mine");
    server.sees("SAY 1 #lobby\nmine").closes();
    server.accepts().greets().sees("HELLO *").sends("WELCOME alice fake/1 log 1 65536");
    server.sees("JOIN #lobby 0").sends("SAID #lobby 1 0 alice 1\nmine", "LIVE #lobby 1");
    server.sends("TOLD 1 0 bob\npsst");
    client.out().sees("psst\n");
    assertFalse(client.out().toString().contains("mine"));
    assertFalse(client.out().toString().contains("while you were away"));
  }

  @Test
  void enterRetriesAtOnceAndTypedLinesAreSentThen() throws Exception {
    beginWithLongPauses();
    server.closes();
    client.out().sees("trying again");
    client.types("one").types("two").types("");
    server.accepts().welcomes("alice").sees("JOIN #lobby 0");
    server.sees("SAY 1 #lobby\none").sees("SAY 2 #lobby\ntwo");
    client.out().sees("connected again"); // printed after the notice
    assertEquals(2, client.out().toString().split("what you type is sent when", -1).length);
  }

  @Test
  void leavingWhileDisconnectedReportsUnsentMessages() throws Exception {
    beginWithLongPauses();
    server.closes();
    client.out().sees("trying again");
    client.types("one").types("two ".repeat(50)).endsInput();
    client.exits(1, "chat-client: 2 of your messages were not acknowledged\n");
    client.out().sees("* not acknowledged: one\n* not acknowledged: two two ");
  }

  @Test
  void interruptWhileDisconnectedReportsUnsentMessages() throws Exception {
    beginWithLongPauses();
    server.closes();
    client.out().sees("trying again");
    client.types("one");
    client.out().sees("what you type is sent when");
    client.isInterrupted();
    // The process may end now, so the client must have reported everything.
    assertEquals("chat-client: 1 of your messages was not acknowledged\n", client.err().toString());
    client.exits(1);
  }

  @Test
  void quitWhileDisconnectedIsNoFailure() throws Exception {
    beginWithLongPauses();
    server.closes();
    client.out().sees("trying again");
    client.types("/quit");
    client.exits(0, "");
  }

  @Test
  void nickInUseAfterTheLossAsksForAnother() throws Exception {
    server.sends("LIVE #lobby 0").closes();
    server.accepts().greets().sees("HELLO 1 alice *");
    server.sends("ERROR nick-in-use HELLO 1\nsomebody else is called alice");
    client.out().sees("* somebody else is called alice\nNick [alice-2]: ");
    client.types("ally");
    server.sees("HELLO 1 ally *").sends("WELCOME ally fake/1 log 0 65536").sees("JOIN #lobby 0");
    client.out().sees("* connected again; you are ally now\n");
    client.types("hello");
    server.sees("SAY 1 #lobby\nhello");
  }
}
