package chat.server.log.postgres;

import static org.junit.jupiter.api.Assertions.assertThrows;

import chat.protocol.Query.SearchFilter;
import chat.protocol.RoomName;
import chat.protocol.Text;
import chat.server.fixture.postgres.PostgresNodes;
import chat.server.log.LogException;
import chat.server.log.LogName;
import chat.server.log.RoomLog;
import chat.server.log.RoomLogContract;
import chat.server.log.SearchQuery;
import chat.server.log.pruning.Retention;
import chat.server.time.TimeSource;
import java.util.Optional;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;

/** The log in PostgreSQL. */
@ResourceLock(PostgresNodes.SHARED)
class PostgresLogTest extends RoomLogContract {
  // Claimed once: tables are emptied faster than they are made.
  @AutoClose private static Reign reign;
  @AutoClose private PostgresLog log;

  @BeforeAll
  static void claim() throws Exception {
    reign = TestReigns.empty("one");
  }

  @BeforeEach
  void open() throws LogException {
    TestReigns.deleteAll(reign);
    log = PostgresLog.open(reign, Retention.EVERYTHING, TimeSource.SYSTEM);
  }

  @Override
  protected RoomLog log() {
    return log;
  }

  /** Connections that a stopping server has closed may still read. */
  @Test
  void readingAndSearchingFailOnceItIsClosed() {
    LogName tea = LogName.of(RoomName.of("#tea"));
    log.close();
    assertThrows(LogException.class, () -> log.read(tea, 0, 1, 1_000));
    assertThrows(
        LogException.class,
        () ->
            log.search(new SearchQuery(Optional.of(tea), Text.of("word"), SearchFilter.NONE, 1))
                .step());
  }
}
