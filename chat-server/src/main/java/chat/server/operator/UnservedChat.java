package chat.server.operator;

import chat.protocol.Limits;
import chat.protocol.ServerLimits;
import chat.server.admin.AdminException;
import chat.server.chat.SingleHub;
import chat.server.hub.HubOptions;
import chat.server.hub.account.HubAccounts;
import chat.server.hub.limit.HubLimits;
import chat.server.hub.moderation.ServerTexts;
import chat.server.log.LogException;
import chat.server.log.moderation.ModerationStore;
import chat.server.log.pruning.Retention;
import chat.server.log.sqlite.SqliteLog;
import chat.server.measure.HubCounts;
import chat.server.net.FrameEncoder;
import chat.server.net.TextEncoder;
import chat.server.net.memory.ServerMemory;
import chat.server.time.TimeSource;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/**
 * The chat of a folder without a server: what operators change there is carried out as on a running
 * one, but nobody is connected. The main thread.
 */
final class UnservedChat implements AutoCloseable {
  /** How long texts that were deleted may take to vanish; then a server's next start continues. */
  private static final Duration ERASING_LIMIT = Duration.ofMinutes(2);

  private static final Duration LOOK_PAUSE = Duration.ofMillis(100);
  private static final Duration STOP_LIMIT = Duration.ofSeconds(10);

  private final SqliteLog log;
  private final SingleHub source;
  private final RunningChat chat;

  private UnservedChat(SqliteLog log) throws LogException {
    this.log = log;
    this.source = new SingleHub(log.storage(), UnservedChat::options, TimeSource.SYSTEM);
    this.chat = new RunningChat(source);
    source.start();
  }

  private static HubOptions options(HubAccounts accounts, ModerationStore moderation) {
    return new HubOptions(
        "chat-server",
        Limits.DEFAULT_MAX_TEXT_BYTES,
        ServerLimits.NONE,
        new FrameEncoder(),
        new TextEncoder(false),
        ServerMemory.ofHeap().roomLanes(),
        () -> {},
        HubLimits.NONE,
        accounts,
        moderation,
        ServerTexts.NONE,
        HubCounts.none());
  }

  /** Opens the chat of a folder that {@link StoppedChat} has found to be in order. */
  static UnservedChat open(Path folder) throws LogException {
    SqliteLog log = SqliteLog.open(folder, true, Retention.EVERYTHING, TimeSource.SYSTEM);
    try {
      return new UnservedChat(log);
    } catch (LogException e) {
      log.close();
      throw e;
    }
  }

  /** Works on the chat; if that deletes texts, waits until they have vanished from the files. */
  <T> T run(OperatedServer.Work<OperatedServer, T> work) throws LogException, AdminException {
    boolean wasErasing = isErasing();
    T result = work.run(chat);
    long end = System.nanoTime() + ERASING_LIMIT.toNanos();
    while (!wasErasing && isErasing() && System.nanoTime() - end < 0) {
      LockSupport.parkNanos(LOOK_PAUSE.toNanos());
    }
    return result;
  }

  private boolean isErasing() throws LogException, AdminException {
    return chat.chat(operator -> log.isErasing());
  }

  @Override
  public void close() {
    try {
      source.stop(STOP_LIMIT);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    source.close();
  }
}
