package chat.server.log.postgres;

import chat.server.log.Draft;
import chat.server.log.LogMessage;
import chat.server.log.file.Sql;
import chat.server.log.schema.MessageKindColumn;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.postgresql.PGConnection;

/**
 * The statement that stores messages and their authors, and checks the owner: one round trip, and
 * no time in which a server that vanished would hold locks. The hub's thread.
 */
final class AppendStatement {
  static final String SQL =
      "WITH o AS MATERIALIZED ("
          + Reign.OWNER
          + """
          ), cl AS (
            INSERT INTO clients (digest, last_id, seen)
            SELECT u.digest, u.last_id, u.seen
            FROM unnest(?::text[], ?::bigint[], ?::bigint[]) AS u (digest, last_id, seen), o
            ON CONFLICT (digest) DO UPDATE
              SET last_id = greatest(clients.last_id, excluded.last_id),
                seen = greatest(clients.seen, excluded.seen)
            RETURNING number, digest
          ), m AS (
            INSERT INTO messages (room, seq, time, nick, kind, text, author, id, account)
            SELECT u.room, u.seq, u.time, u.nick, u.kind, u.text, cl.number, u.id, u.account
            FROM unnest(?::text[], ?::bigint[], ?::bigint[], ?::text[], ?::text[], ?::text[],
                ?::text[], ?::bigint[], ?::bigint[])
              AS u (room, seq, time, nick, kind, text, digest, id, account)
              JOIN cl ON cl.digest = u.digest
            RETURNING 1
          )
          SELECT (SELECT count(*) FROM o), (SELECT count(*) FROM cl), (SELECT count(*) FROM m)""";

  private AppendStatement() {}

  /** What a client's row gets from a batch. */
  private record Author(long lastId, long seen) {
    Author and(Author later) {
      return new Author(Math.max(lastId, later.lastId), Math.max(seen, later.seen));
    }
  }

  /** Binds messages, and returns what reads the statement's row. */
  static Sql.RowReader<Void> bind(PreparedStatement statement, long epoch, List<LogMessage> batch)
      throws SQLException {
    Map<String, Author> authors = authors(batch);
    Arrays arrays = new Arrays(statement);
    arrays.number(epoch);
    arrays.texts(authors.keySet().toArray(String[]::new));
    arrays.numbers(authors.values().stream().mapToLong(Author::lastId).toArray());
    arrays.numbers(authors.values().stream().mapToLong(Author::seen).toArray());
    bind(arrays, batch);
    return row -> {
      check(row, authors.size(), batch.size());
      return null;
    };
  }

  private static Map<String, Author> authors(List<LogMessage> batch) {
    Map<String, Author> authors = new LinkedHashMap<>();
    for (LogMessage message : batch) {
      Draft draft = message.draft();
      authors.merge(draft.author(), new Author(draft.id(), draft.epochMillis()), Author::and);
    }
    return authors;
  }

  private static void bind(Arrays arrays, List<LogMessage> batch) throws SQLException {
    int size = batch.size();
    String[][] texts = new String[5][size];
    long[][] numbers = new long[4][size];
    for (int i = 0; i < size; i++) {
      Draft draft = batch.get(i).draft();
      texts[0][i] = draft.log().key();
      numbers[0][i] = batch.get(i).seq();
      numbers[1][i] = draft.epochMillis();
      texts[1][i] = draft.nick().value();
      texts[2][i] = MessageKindColumn.of(draft);
      // The text of an edit is stored with its message.
      texts[3][i] = draft.change().isEmpty() ? draft.text().toString() : "";
      texts[4][i] = draft.author();
      numbers[2][i] = draft.id();
      numbers[3][i] = draft.account();
    }
    arrays.texts(texts[0]);
    arrays.numbers(numbers[0]);
    arrays.numbers(numbers[1]);
    arrays.texts(texts[1]);
    arrays.texts(texts[2]);
    arrays.texts(texts[3]);
    arrays.texts(texts[4]);
    arrays.numbers(numbers[2]);
    arrays.numbers(numbers[3]);
  }

  private static void check(ResultSet row, int authors, int messages) throws SQLException {
    if (row.getLong(1) == 0) {
      throw new Reign.NotOwnerException();
    }
    if (row.getLong(2) != authors || row.getLong(3) != messages) {
      throw new IllegalStateException(
          "stored %d of %d messages".formatted(row.getLong(3), messages));
    }
  }

  /** Binds parameters in their order. */
  private static final class Arrays {
    private final PreparedStatement statement;
    private final PGConnection connection;
    private int at = 1;

    Arrays(PreparedStatement statement) throws SQLException {
      this.statement = statement;
      Connection plain = statement.getConnection();
      this.connection = plain.unwrap(PGConnection.class);
    }

    void number(long value) throws SQLException {
      statement.setLong(at++, value);
    }

    void texts(String[] values) throws SQLException {
      statement.setArray(at++, connection.createArrayOf("text", values));
    }

    void numbers(long[] values) throws SQLException {
      statement.setArray(at++, connection.createArrayOf("int8", values));
    }
  }
}
