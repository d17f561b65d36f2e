package chat.server.net;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.protocol.Limits;
import chat.protocol.ServerLimits;
import chat.server.fixture.FramedUser;
import chat.server.fixture.HubAccountsInMemory;
import chat.server.fixture.ServerSetup;
import chat.server.hub.Hub;
import chat.server.hub.HubOptions;
import chat.server.hub.limit.HubLimits;
import chat.server.hub.moderation.ServerTexts;
import chat.server.hub.peer.Budget;
import chat.server.hub.peer.Origin;
import chat.server.log.MemoryLog;
import chat.server.measure.HubCounts;
import chat.server.net.accept.Refusal;
import chat.server.net.memory.OverloadGuard;
import chat.server.net.memory.ServerMemory;
import chat.server.net.transport.PlainTransport;
import chat.server.time.TimeSource;
import chat.thread.ConnectionThreads;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What clients receive that are closed because they hold most while memory is short. */
class OverloadTest {
  private static final int LIMIT = 8 << 20;
  private static final NetOptions OPTIONS = new ServerSetup().net();

  private final ServerMemory memory = new ServerMemory(new Budget(LIMIT));
  private final DeferredThreadStarts starts = new DeferredThreadStarts(ConnectionThreads.best());
  private final Connections connections = new Connections(OPTIONS, memory, starts);
  private final Thread guard =
      new Thread(new OverloadGuard(memory, connections::memoryHolders)::watch);
  private ServerSocketChannel listener;
  private Hub hub;

  @BeforeEach
  void start() throws Exception {
    listener = ServerSocketChannel.open();
    listener.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    hub = new Hub(new MemoryLog(), hubOptions(), TimeSource.SYSTEM);
    hub.start();
    guard.start();
  }

  private HubOptions hubOptions() {
    return new HubOptions(
        "chat-server/test",
        Limits.DEFAULT_MAX_TEXT_BYTES,
        ServerLimits.NONE,
        new FrameEncoder(),
        new TextEncoder(false),
        memory.roomLanes(),
        starts,
        HubLimits.NONE,
        HubAccountsInMemory.none(),
        HubAccountsInMemory.moderation(),
        ServerTexts.NONE,
        HubCounts.none());
  }

  @AfterEach
  void stop() throws Exception {
    listener.close();
    guard.interrupt();
    guard.join();
    hub.stop(Duration.ofSeconds(10));
    connections.awaitClosed(Duration.ofSeconds(10));
  }

  private FramedUser connect(int number) throws IOException {
    FramedUser user = FramedUser.at(listener.socket().getLocalPort());
    Connection connection =
        new Connection(
            number,
            new PlainTransport(listener.accept(), OptionalInt.empty()),
            connections,
            hub,
            OPTIONS);
    connections.add(connection);
    connection.greet(Duration.ZERO);
    connection.serve();
    user.greetsAs("user-" + number);
    user.seesOneLike("WELCOME .*");
    return user;
  }

  /** Of each, the reader waits for memory while the server closes it. */
  @Test
  void clientThatWaitsForMemoryReceivesWhyItIsClosed() throws Exception {
    List<FramedUser> greedy = new ArrayList<>();
    for (int number = 1; number <= 50; number++) {
      greedy.add(connect(number));
    }
    memory.open().outbox().set(LIMIT - memory.all().used());
    byte[] unfinished = ByteBuffer.allocate(60_000).putInt(65_000).array();
    greedy.forEach(user -> user.sendsBytes(unfinished));
    for (FramedUser user : greedy) {
      user.seesOneLike("BYE overloaded⏎the server is short of memory, .*; this one held [0-9]+k");
      user.close();
    }
  }

  @Test
  void refusalForWantOfMemoryIsCountedAsSuch() {
    assertEquals(Optional.empty(), connections.refusal(Origin.LOOPBACK));
    memory.open().outbox().set(LIMIT);
    Optional<Refusal> refusal = connections.refusal(Origin.LOOPBACK);
    assertEquals(Optional.of("memory"), refusal.map(Refusal::limit));
  }
}
