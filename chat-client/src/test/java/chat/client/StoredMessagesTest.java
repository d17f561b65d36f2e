package chat.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Messages that the server had stored when the link was lost. */
final class StoredMessagesTest extends ReconnectingPipe {
  private void sendsAndReconnects(String... messages) throws IOException {
    joinLobby("--json");
    for (int i = 0; i < messages.length; i++) {
      client.types(messages[i]);
      server.sees("SAY " + (i + 1) + " #lobby\n" + messages[i]);
    }
    client.endsInput();
    server.closes();
    acceptsAgain().sends("WELCOME alice fake/1 log " + messages.length + " 65536");
    server.sees("JOIN #lobby 0");
  }

  private void acknowledgesAndLeaves(String... acknowledged) throws Exception {
    server.sees("BYE").sends("BYE bye").closes();
    client.exits(0);
    List<String> events = client.out().toString().replace('"', '\'').lines().toList();
    assertEquals(
        List.of(acknowledged),
        events.stream()
            .filter(event -> event.contains("'acknowledged'") || event.contains("'message'"))
            .map(event -> event.replaceFirst(".*'seq':([^,]*),'time':([^,]*),.*'text'", "$1 $2 "))
            .toList());
  }

  @Test
  void replayAcknowledgesStoredMessagesInRoomOrder() throws Exception {
    sendsAndReconnects("one", "two");
    server.sends("SAID #lobby 1 1 alice 1\none", "SAID #lobby 2 1 bob\nx");
    server.sends("SAID #lobby 3 1 alice 2\ntwo", "SAID #lobby 1 1 alice 1\none", "LIVE #lobby 3");
    String then = "'1970-01-01T00:00:00.001Z'";
    acknowledgesAndLeaves(
        "1 " + then + " :'one','ref':null}",
        "2 " + then + " :'x','when':'missed','own':false}",
        "3 " + then + " :'two','ref':null}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"LIVE #lobby 9", "LEFT #lobby alice", "ERROR too-many JOIN #LOBBY\ntoo many"})
  void storedMessageWithoutReplayIsAcknowledgedInTheEnd(String frame) throws Exception {
    sendsAndReconnects("one", "two");
    server.sends("SAID #lobby 1 1 alice 1\none", frame).sees("BYE").sends("BYE bye").closes();
    client.exits(frame.startsWith("ERROR") ? 1 : 0);
    assertTrue(client.out().toString().contains("\"seq\":null,\"time\":null,"));
    assertEquals(2, client.out().toString().split("\"acknowledged\"", -1).length - 1);
  }

  @Test
  void finalByeAcknowledgesStoredMessages() throws Exception {
    sendsAndReconnects("one");
    server.sends("BYE kicked\nthat is that").closes();
    client.exits(1);
    assertTrue(client.out().toString().contains("\"acknowledged\""));
  }

  @Test
  void ownReplayedMessageMovesTheCursor() throws Exception {
    sendsAndReconnects("one", "two");
    server.sends("SAID #lobby 4 1 alice 1\none").closes();
    acceptsAgain().sends("WELCOME alice fake/1 log 2 65536").sees("JOIN #lobby 4");
    server.sends("SAID #lobby 5 1 alice 2\ntwo").sees("BYE").sends("BYE bye").closes();
    client.exits(0);
  }
}
