package chat.client;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.fixture.Json;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The client in a pipe with {@code --json}, from its first event to its last. */
final class JsonPipeTest {
  private static final String START =
      """
      {'event':'welcome','nick':'alice','again':false,'server':null}
      {'event':'topic','room':'#lobby','topic':'','changed':false}
      {'event':'members','room':'#lobby','count':1,'nicks':['alice'],'listening':[],'asked':false}
      {'event':'live','room':'#lobby'}
      """;

  private FakeServer server;
  private TestClient client;

  @BeforeEach
  void start() throws IOException {
    server = new FakeServer();
    client = TestClient.inPipe("--json", "alice@" + server.address());
    server.accepts().welcomes("alice").sees("JOIN #lobby");
    server.sends("TOPIC #lobby\n", "MEMBERS #lobby 1\nalice", "LIVE #lobby 0");
  }

  @AfterEach
  void stop() throws IOException {
    server.close();
  }

  /** Checks all events but notices; in {@code events}, single quotes denote double ones. */
  private void printed(String events) {
    List<String> lines = client.out().toString().lines().toList();
    lines.forEach(Json::assertObject);
    List<String> told =
        lines.stream()
            .map(line -> line.replace('"', '\'').replace(server.address(), "SERVER"))
            .map(line -> line.replaceFirst("'seconds':[0-9.]+", "'seconds':0"))
            .filter(line -> !line.startsWith("{'event':'notice'"))
            .toList();
    assertEquals(events, String.join("\n", told) + "\n");
  }

  @Test
  void messagesAnswersAndRefusalsAreEvents() throws Exception {
    client.types("hello").types("/msg bob psst").types("/nonsense").types("/rooms").endsInput();
    server.sees("SAY 1 #lobby\nhello").sees("TELL 2 bob\npsst").sees("ROOMS");
    server.sends("ACK 1 #lobby 1 1795183559123", "ERROR no-such-nick TELL 2\nno bob is here");
    server.sends("SAID #lobby 2 1795183559123 carl\nhi", "ROOM #lobby 2\ntea", "DONE ROOMS -");
    server.sees("BYE").sends("BYE bye").closes();
    client.exits(1, "");
    // Events from the server keep their order; notices about the input may come anywhere between.
    printed(
        START
            + """
            {'event':'acknowledged','room':'#lobby','to':null,'seq':1,'time':'2026-11-20T14:05:59.123Z','kind':'said','text':'hello','ref':null}
            {'event':'refused','code':'no-such-nick','verb':'TELL','target':'bob','sentence':'no bob is here','text':'psst','ref':null}
            {'event':'message','room':'#lobby','nick':'carl','account':null,'bot':false,'seq':2,'time':'2026-11-20T14:05:59.123Z','kind':'said','text':'hi','when':'now','own':false}
            {'event':'room','room':'#lobby','count':2,'topic':'tea'}
            """);
    client.out().sees("{\"event\":\"notice\",\"sentence\":\"/nonsense is not known here");
  }

  @Test
  void whatASearchLeftOutIsAnEvent() throws Exception {
    client.types("/search hello").types("/search room:* hello").endsInput();
    server.sees("SEARCH #lobby 20\nhello").sees("SEARCH * 20\nhello");
    server.sends("DONE SEARCH #lobby 2").sends("DONE SEARCH * 3 too-common");
    server.sees("BYE").sends("BYE bye").closes();
    client.exits(0, "");
    printed(
        START
            + """
            {'event':'unsearched','room':'#lobby','missing':2,'why':null,'sentence':'2 messages of #lobby were not searched: the server has yet to index them. Try again later'}
            {'event':'unsearched','room':null,'missing':3,'why':'too-common','sentence':'3 messages were not searched: the server has yet to index them. Name a room, or try again later. the search ended early: its words are too common. Name a room, or add from:NICK or a rarer word'}
            """);
  }

  @Test
  void lostLinkRetryAndReconnectAreEvents() throws Exception {
    server.sends("SAID #lobby 1 0 bob\none");
    client.out().sees("one");
    server.closes();
    server.accepts().welcomes("alice").sees("JOIN #lobby 1");
    server.sends("SAID #lobby 2 0 bob\ntwo", "LIVE #lobby 2");
    client.endsInput();
    server.sees("BYE").sends("BYE bye").closes();
    client.exits(0, "");
    printed(
        START
            + """
            {'event':'message','room':'#lobby','nick':'bob','account':null,'bot':false,'seq':1,'time':null,'kind':'said','text':'one','when':'now','own':false}
            {'event':'lost','why':'SERVER closed the connection'}
            {'event':'retrying','seconds':0}
            {'event':'welcome','nick':'alice','again':true,'server':null}
            {'event':'message','room':'#lobby','nick':'bob','account':null,'bot':false,'seq':2,'time':null,'kind':'said','text':'two','when':'missed','own':false}
            {'event':'live','room':'#lobby'}
            """);
  }

  @Test
  void reasonToEndGoesToStandardError() throws Exception {
    server.sends("BYE kicked\nbe gone").closes();
    client.exits(
        1, "chat-client: the server at " + server.address() + " ended the connection: be gone\n");
    printed(START);
  }
}
