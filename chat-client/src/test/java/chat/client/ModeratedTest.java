package chat.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import chat.json.JsonScalar;
import chat.protocol.Nick;
import chat.server.fixture.FramedUser;
import chat.server.fixture.ServerSetup;
import chat.server.fixture.TestServer;
import chat.server.log.MemoryLog;
import chat.server.log.account.MemoryAccounts;
import chat.server.log.moderation.AuditEntry;
import chat.server.log.moderation.MemoryModeration;
import chat.server.log.moderation.Party;
import chat.server.log.storage.Storage;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The client on a real server whose operator, opal, keeps it in order. */
final class ModeratedTest {
  /** The hash of "password", at little cost. */
  private static final String HASH =
      "$argon2id$v=19$m=256,t=2,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4";

  private TestServer server;
  private FramedUser opal;

  @BeforeEach
  void start() throws Exception {
    MemoryAccounts accounts = new MemoryAccounts();
    accounts.setOperator(
        accounts.create(Nick.of("opal"), HASH, 0),
        true,
        AuditEntry.of(0, Party.CONSOLE, "op", "", "opal", ""));
    MemoryModeration moderation = new MemoryModeration(MemoryModeration.Logs.NONE);
    server =
        new ServerSetup().withStorage(new Storage(new MemoryLog(), accounts, moderation)).start();
    opal = server.connect();
    opal.sends("AUTH password opal⏎password");
    opal.seesOneLike("DONE AUTH password");
    opal.greetsAs("opal");
    opal.joins("#lobby");
    opal.joins("#tea");
  }

  @AfterEach
  void stop() throws InterruptedException {
    TestClient.endAll();
    opal.close();
    server.close();
  }

  private String bob() {
    return "bob@127.0.0.1:" + server.port();
  }

  private void does(String request) {
    opal.sends(request);
    opal.seesOneLike("DONE MOD .*");
  }

  private void says(String text) {
    opal.sends("SAY 1 " + text);
    opal.seesOneLike("ACK 1 .*");
  }

  @Test
  void listenerThatIsKickedFromItsOnlyRoomEnds() throws Exception {
    TestClient bob = TestClient.inPipe("--listen", bob());
    opal.sees("JOINED #lobby bob");
    does("MOD kick #lobby bob⏎spam");
    bob.exits(
        1,
        """
        * you were kicked from #lobby by opal: spam
        chat-client: no room is left to listen to
        """);
  }

  @Test
  void listenerThatIsKickedFromOneRoomListensToTheOthers() throws Exception {
    TestClient bob = TestClient.inPipe("--listen", "--room", "lobby", "--room", "tea", bob());
    opal.sees("JOINED #tea bob");
    does("MOD kick #tea bob⏎spam");
    bob.err().sees("* you were kicked from #tea by opal: spam\n");
    says("#lobby⏎still here");
    bob.out().sees("#lobby opal: still here\n");
    opal.seesNothingMore();
  }

  @Test
  void programGoesOnAndEntersTheRoomAgainOnRequest() throws Exception {
    TestClient bob = TestClient.inPipe("--json", bob());
    opal.sees("JOINED #lobby bob");
    does("MOD kick #lobby bob⏎spam");
    bob.out()
        .sees(
            "{\"event\":\"kicked\",\"room\":\"#lobby\",\"nick\":\"bob\",\"by\":\"opal\","
                + "\"effect\":\"kick\",\"until\":null,\"reason\":\"spam\",\"own\":true}\n");
    bob.types("hello");
    bob.out().sees("you are in no room; /join ROOM enters one");
    bob.types("/join lobby").types("sorry");
    opal.sees("JOINED #lobby bob");
    opal.seesOneLike("SAID #lobby .*⏎sorry");
    bob.endsInput().exits(1);
  }

  @Test
  void banEndsTheSessionAndTheNextLoginIsOneSentence() throws Exception {
    TestClient bob = TestClient.inPipe(bob());
    opal.sees("JOINED #lobby bob");
    does("MOD ban * nick:bob 600⏎spam");
    bob.exits(1);
    assertEquals(
        "chat-client: the server at 127.0.0.1:"
            + server.port()
            + " ended the connection: you are banned from this server until TIME: spam\n",
        withoutTimes(bob.err().toString()));
    TestClient again = TestClient.inPipe(bob());
    again.exits(1);
    String why = again.err().toString();
    assertEquals(1, why.lines().count(), why);
    assertEquals(
        "chat-client: the server refused the login: you are banned from this server until TIME: spam\n",
        withoutTimes(why));
    opal.sees("LEFT #lobby bob");
    opal.seesNothingMore();
  }

  private static String withoutTimes(String said) {
    return said.replaceAll("[0-9-]{10} [0-9:]{5} UTC", "TIME");
  }

  @Test
  void banFromARoomIsOneSentenceAndTheOthersAreEntered() throws Exception {
    does("MOD ban #tea nick:bob⏎spam");
    TestClient bob = TestClient.inPipe("--room", "lobby", "--room", "tea", bob());
    bob.err().sees("* you are banned from #tea: spam\n");
    opal.sees("JOINED #lobby bob");
    bob.types("hello");
    opal.seesOneLike("SAID #lobby .*⏎hello");
    bob.endsInput().exits(1, "* you are banned from #tea: spam\n");
  }

  @Test
  void announcementsAndTheEndOfTheServerAreShown() throws Exception {
    TestClient json = TestClient.inPipe("--json", bob());
    opal.sees("JOINED #lobby bob");
    TestClient carol = TestClient.onTerminal("carol@127.0.0.1:" + server.port());
    opal.sees("JOINED #lobby carol");
    var unused =
        server
            .commands()
            .answer(
                "console:root",
                Map.of("command", string("announce"), "text", string("back at noon")));
    json.out().sees("{\"event\":\"news\",\"kind\":\"announcement\",\"text\":\"back at noon\"}\n");
    carol.out().sees("* announcement: back at noon\n");
    assertFalse(json.err().toString().contains("noon"));
  }

  private static JsonScalar string(String text) {
    return new JsonScalar(true, text);
  }
}
