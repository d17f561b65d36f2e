package chat.server.benchmark;

import chat.server.fixture.postgres.PostgresNodes;
import chat.server.log.Draft;
import chat.server.log.RoomLog;
import chat.server.log.postgres.PostgresLog;
import chat.server.log.postgres.TestReigns;
import chat.server.log.pruning.Retention;
import chat.server.log.sqlite.SqliteLog;
import chat.server.time.TimeSource;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;

/** What stores messages so that no failure of one machine, or no power failure, loses them. */
public enum Engine {
  /** {@code --data DIR --sync full}: the disk has a batch before it is acknowledged. */
  SQLITE_FULL {
    @Override
    Appender open(Path folder) throws Exception {
      return appender(
          SqliteLog.open(folder, true, Retention.EVERYTHING, TimeSource.SYSTEM), () -> {});
    }
  },

  /** {@code --log postgres://…} with three nodes, of which any two have a batch. */
  POSTGRES {
    @Override
    Appender open(Path folder) throws Exception {
      PostgresNodes nodes = PostgresNodes.three();
      return appender(
          PostgresLog.open(TestReigns.empty(nodes, "one"), Retention.EVERYTHING, TimeSource.SYSTEM),
          nodes::close);
    }
  },

  /** The same three nodes, and no more than one INSERT of the rows: the most that they can do. */
  PLAIN_INSERT {
    @Override
    Appender open(Path folder) throws Exception {
      PostgresNodes nodes = PostgresNodes.three();
      nodes
          .primary()
          .execute(
              """
              CREATE TABLE plain (room text COLLATE "C", seq bigint, time bigint, nick text,
                text text, author bigint, PRIMARY KEY (room, seq))""");
      return new PlainInsert(nodes, nodes.primary().connect());
    }
  };

  /** Stores batches. */
  interface Appender extends AutoCloseable {
    /** Stores messages, and returns when they are safe. */
    void append(List<Draft> drafts) throws Exception;

    @Override
    void close() throws IOException, SQLException;
  }

  /**
   * Opens an empty log.
   *
   * @param folder where it may store files
   */
  abstract Appender open(Path folder) throws Exception;

  private static Appender appender(RoomLog log, Closeable below) {
    return new Appender() {
      @Override
      public void append(List<Draft> drafts) throws Exception {
        log.append(drafts);
      }

      @Override
      public void close() throws IOException {
        log.close();
        below.close();
      }
    };
  }

  private static final class PlainInsert implements Appender {
    private final PostgresNodes nodes;
    private final Connection connection;
    private final PreparedStatement insert;
    private long lastSeq;

    PlainInsert(PostgresNodes nodes, Connection connection) throws Exception {
      this.nodes = nodes;
      this.connection = connection;
      insert =
          connection.prepareStatement(
              "INSERT INTO plain SELECT * FROM unnest(?::text[], ?::bigint[], ?::bigint[],"
                  + " ?::text[], ?::text[], ?::bigint[])");
    }

    @Override
    public void append(List<Draft> drafts) throws Exception {
      int size = drafts.size();
      Object[][] columns = new Object[6][size];
      for (int i = 0; i < size; i++) {
        Draft draft = drafts.get(i);
        columns[0][i] = draft.log().key();
        columns[1][i] = ++lastSeq;
        columns[2][i] = draft.epochMillis();
        columns[3][i] = draft.nick().value();
        columns[4][i] = draft.text().toString();
        columns[5][i] = draft.id();
      }
      String[] types = {"text", "bigint", "bigint", "text", "text", "bigint"};
      for (int i = 0; i < types.length; i++) {
        insert.setArray(i + 1, connection.createArrayOf(types[i], columns[i]));
      }
      insert.executeUpdate();
    }

    @Override
    public void close() throws IOException, SQLException {
      connection.close();
      nodes.close();
    }
  }
}
