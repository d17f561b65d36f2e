package chat.server.chat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.json.JsonScalar;
import chat.server.ChatServer;
import chat.server.admin.AdminException;
import chat.server.fixture.FramedUser;
import chat.server.fixture.ServerSetup;
import chat.server.hub.peer.ChatAccess;
import chat.server.log.LogEndedException;
import chat.server.log.LogException;
import chat.server.log.MemoryLog;
import chat.server.log.storage.Storage;
import chat.server.time.TimeSource;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A server that has its chat at times only, as one of several that share a log. */
class HubSourceTest {
  private final Storage storage = Storage.inMemory(new MemoryLog());
  private volatile Optional<OpenChat> chat = Optional.empty();
  private volatile CountDownLatch ended = new CountDownLatch(1);
  private OpenChat.Options options;
  private final ChatServer server =
      new ServerSetup()
          .open(
              (hubOptions, wires, time) -> {
                options = hubOptions;
                return new Changing();
              },
              TimeSource.SYSTEM);

  private final class Changing implements HubSource {
    @Override
    public ChatAccess access() {
      return chat.orElseThrow().hub();
    }

    @Override
    public Optional<OpenChat> chat() {
      return chat;
    }

    @Override
    public Optional<String> standsByBecause() {
      return chat.isPresent() ? Optional.empty() : Optional.of("tea.example has the chat");
    }

    @Override
    public boolean isLive(Duration limit) {
      return true;
    }

    @Override
    public void start() {}

    @Override
    public void stop(Duration limit) throws InterruptedException {
      if (chat.isPresent()) {
        chat.get().stop(limit);
      }
    }

    @Override
    public void close() {
      chat.ifPresent(OpenChat::close);
    }
  }

  private void getsTheChat() throws LogException {
    ended = new CountDownLatch(1);
    OpenChat open =
        new OpenChat(
            storage,
            options,
            TimeSource.SYSTEM,
            why -> {
              chat = Optional.empty();
              ended.countDown();
            });
    open.start();
    chat = Optional.of(open);
  }

  private void losesTheChat() throws InterruptedException {
    chat.orElseThrow()
        .end(new LogEndedException(LogEndedException.Cause.FENCED, "tea.example has it"));
    assertTrue(ended.await(2, TimeUnit.MINUTES));
  }

  private FramedUser connects(String nick) {
    FramedUser user = FramedUser.at(server.address().getPort());
    user.greetsAs(nick);
    return user;
  }

  private Object listsRooms() throws AdminException {
    return server
        .commands(() -> {})
        .answer("ann", Map.of("command", new JsonScalar(true, "rooms")));
  }

  @AfterEach
  void stop() throws Exception {
    server.stop();
  }

  @Test
  void clientsContinueInTheNextChatAndCountersGoOn() throws Exception {
    getsTheChat();
    server.start();
    try (FramedUser alice = connects("alice")) {
      alice.seesOneLike("WELCOME alice .*");
      alice.sends("JOIN #tea");
      alice.sends("SAY 1 #tea⏎one");
      alice.seesOneLike("ACK 1 #tea 1 .*");
      losesTheChat();
      alice.seesOneLike("BYE .*");
      alice.seesEnd();
    }
    assertEquals(0, server.view().hub().users().get());
    getsTheChat();
    try (FramedUser alice = connects("alice")) {
      alice.seesOneLike("WELCOME alice .* 1 [0-9]+(⏎.*)?");
      alice.sends("JOIN #tea 1");
      alice.sends("SAY 1 #tea⏎one");
      alice.sends("SAY 2 #tea⏎two");
      alice.sees("ACK 1 - 0 0");
      alice.seesOneLike("ACK 2 #tea 2 .*");
    }
    assertEquals(2, server.view().hub().stored().sum());
  }

  @Test
  void serverWithoutTheChatIsNotReadyAndRefusesCommands() throws Exception {
    assertEquals(Optional.of("tea.example has the chat"), server.view().notReadyBecause());
    assertEquals(0, server.view().inboxBytes());
    assertEquals(0, server.view().diskBytes());
    AdminException refused = assertThrows(AdminException.class, this::listsRooms);
    assertEquals(
        "tea.example has the chat. Type this command on the computer of the server that has the chat",
        refused.getMessage());
  }
}
