package chat.server.benchmark;

import chat.protocol.ClientMessage;
import chat.protocol.Limits;
import chat.protocol.Nick;
import chat.protocol.RoomName;
import chat.protocol.ServerLimits;
import chat.protocol.Text;
import chat.protocol.account.ClientId;
import chat.server.fixture.HubAccountsInMemory;
import chat.server.hub.Hub;
import chat.server.hub.HubOptions;
import chat.server.hub.limit.HubLimits;
import chat.server.hub.moderation.ServerTexts;
import chat.server.hub.peer.Budget;
import chat.server.log.LogException;
import chat.server.log.RoomLog;
import chat.server.measure.HubCounts;
import chat.server.net.FrameEncoder;
import chat.server.net.TextEncoder;
import chat.server.time.TimeSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** A hub with one room, whose members are all live and of whom one speaks. */
@State(Scope.Benchmark)
public class BusyRoom {
  private static final Text TEXT = Text.of("Hello everybody ".repeat(4));

  @Param private LogKind log;

  @Param({"10", "1000"})
  private int members;

  private Path folder;
  private RoomLog openLog;
  private Hub hub;
  private Member speaker;
  private long lastId;

  @Setup
  public void open() throws IOException, LogException, InterruptedException {
    folder = Files.createTempDirectory("chat-benchmark");
    openLog = log.open(folder);
    hub = new Hub(openLog, options(), TimeSource.SYSTEM);
    hub.start();
    speaker = join(1);
    for (int number = 2; number <= members; number++) {
      join(number);
    }
  }

  private static HubOptions options() {
    return new HubOptions(
        "chat-server/benchmark",
        Limits.DEFAULT_MAX_TEXT_BYTES,
        ServerLimits.NONE,
        new FrameEncoder(),
        new TextEncoder(false),
        Budget.ofHeap(4),
        () -> {},
        HubLimits.NONE,
        HubAccountsInMemory.none(),
        HubAccountsInMemory.moderation(),
        ServerTexts.NONE,
        HubCounts.none());
  }

  private Member join(int number) throws InterruptedException {
    // The window takes two batches, so that the hub always has the next one waiting.
    Member member = new Member(hub, number, 2 * HubBatchBenchmark.MESSAGES);
    member.send(
        List.of(
            new ClientMessage.Hello(Limits.VERSION, Nick.of("member-" + number), ClientId.random()),
            new ClientMessage.Join(RoomName.LOBBY, OptionalLong.empty())));
    return member;
  }

  /** Sends messages of the speaker, which the hub handles as one batch. */
  void say(int times) throws InterruptedException {
    List<ClientMessage> messages = new ArrayList<>(times);
    for (int i = 0; i < times; i++) {
      messages.add(new ClientMessage.Say(++lastId, RoomName.LOBBY, TEXT));
    }
    speaker.send(messages);
  }

  @TearDown
  public void close() throws IOException, InterruptedException {
    hub.stop(Duration.ofSeconds(10));
    openLog.close();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
