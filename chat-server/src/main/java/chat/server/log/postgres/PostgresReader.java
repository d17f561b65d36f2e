package chat.server.log.postgres;

import chat.protocol.MessageKind;
import chat.protocol.Nick;
import chat.protocol.Text;
import chat.server.log.Draft;
import chat.server.log.LogException;
import chat.server.log.LogMessage;
import chat.server.log.LogMessage.Shown;
import chat.server.log.LogName;
import chat.server.log.LogPosition;
import chat.server.log.Page;
import chat.server.log.RoomLog.ClientEnds;
import chat.server.log.StoredRoom;
import chat.server.log.file.Sql;
import chat.server.log.postgres.search.WordSearch;
import chat.server.log.schema.MessageKindColumn;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads messages that a second machine has. The threads of {@link PostgresReaders}. */
final class PostgresReader implements WordSearch.Messages {
  /** The author of messages whose client was pruned; equal to no digest, and not empty. */
  private static final String PRUNED_AUTHOR = "forgotten";

  /** What each message weighs besides its text, see {@link Draft#weight}. */
  private static final int MIN_WEIGHT = 200;

  private static final String READ = "read messages";

  /**
   * A page and the first number stored, of one moment. An edit has the text of its message, whose
   * length counts before the text is read, so that no page of long messages enters the memory.
   */
  private static final String SELECT_PAGE =
      """
      WITH f AS MATERIALIZED (
        SELECT coalesce((SELECT first_held FROM rooms WHERE room = ?), 1) AS first)
      SELECT f.first, p.seq, p.time, p.nick, p.kind, p.text, c.digest, p.id, p.account, p.refers,
        p.of_kind, p.of_refers, p.of_text
      FROM f LEFT JOIN LATERAL (
        SELECT w.* FROM (
          SELECT q.*, sum(q.weight) OVER (ORDER BY q.seq) - q.weight AS earlier FROM (
            SELECT m.*, t.kind AS of_kind, t.refers AS of_refers, t.text AS of_text,
              octet_length(coalesce(t.text, m.text)) + 200 AS weight
            FROM messages m LEFT JOIN messages t
              ON m.kind = 'edit' AND t.room = m.room AND t.seq = m.refers AND t.seq >= f.first
            WHERE m.room = ? AND m.seq > greatest(?, f.first - 1) AND m.seq <= ?
            ORDER BY m.seq LIMIT ?) q) w
        WHERE w.earlier < ?) p ON true
      LEFT JOIN clients c ON c.number = p.author
      ORDER BY p.seq""";

  private static final String SELECT_AT =
      """
      SELECT m.room, m.seq, m.time, m.nick, m.kind, m.text, c.digest, m.id, m.account, m.refers,
        t.kind, t.refers, t.text
      FROM unnest(?::text[], ?::bigint[]) WITH ORDINALITY AS at (room, seq, place)
        JOIN messages m ON m.room = at.room AND m.seq = at.seq
        LEFT JOIN rooms r ON r.room = m.room
        LEFT JOIN clients c ON c.number = m.author
        LEFT JOIN messages t ON m.kind = 'edit' AND t.room = m.room AND t.seq = m.refers
          AND t.seq >= coalesce(r.first_held, 1)
      WHERE m.seq >= coalesce(r.first_held, 1)
      ORDER BY at.place""";

  private static final String SELECT_ROOMS =
      "SELECT room, topic, "
          + PostgresRooms.NEWEST
          + " FROM rooms WHERE key > ? AND state = 2 ORDER BY key LIMIT ?";

  private static final String SELECT_ENDS =
      "SELECT coalesce((SELECT last_id FROM clients WHERE digest = ?), 0), "
          + PostgresWriter.LAST_SEQ;

  private final Reign reign;
  private final Acknowledged acknowledged;

  PostgresReader(Reign reign, Acknowledged acknowledged) {
    this.reign = reign;
    this.acknowledged = acknowledged;
  }

  Page read(LogName log, long after, long upTo, int maxBytes) throws LogException {
    return acknowledged.page(
        log, () -> reign.read(READ, connection -> page(connection, log, after, upTo, maxBytes)));
  }

  private static Page page(Connection connection, LogName log, long after, long upTo, int maxBytes)
      throws SQLException {
    long firstStored = 1;
    List<LogMessage> messages = new ArrayList<>();
    try (PreparedStatement select =
            new Sql(connection)
                .prepare(
                    SELECT_PAGE,
                    log.key(),
                    log.key(),
                    after,
                    upTo,
                    maxBytes / MIN_WEIGHT + 1,
                    (long) maxBytes);
        ResultSet row = select.executeQuery()) {
      while (row.next()) {
        firstStored = row.getLong(1);
        // Zero where it stands for no message.
        if (row.getLong(2) > 0) {
          messages.add(message(log, row));
        }
      }
    }
    return new Page(firstStored, messages);
  }

  /** Reads the messages at these positions, in this order, without those no longer stored. */
  @Override
  public List<LogMessage> read(List<LogPosition> positions) throws LogException {
    Set<LogName> logs = positions.stream().map(LogPosition::log).collect(Collectors.toSet());
    return acknowledged.messages(
        logs, () -> reign.read(READ, connection -> messages(connection, positions)));
  }

  private static List<LogMessage> messages(Connection connection, List<LogPosition> positions)
      throws SQLException {
    return new Sql(connection)
        .rows(
            row -> message(new LogName(row.getString(1)), row),
            SELECT_AT,
            positions.stream().map(at -> at.log().key()).toArray(String[]::new),
            positions.stream().mapToLong(LogPosition::seq).toArray());
  }

  /** Returns a message of a row: its columns from the second on, and those of an edit's message. */
  private static LogMessage message(LogName log, ResultSet row) throws SQLException {
    LogMessage entry = entry(log, row);
    if (entry.shown() != Shown.EDIT) {
      return entry;
    }
    String kind = row.getString(11);
    if (kind == null) {
      return entry.ofNoMessage();
    }
    return entry.ofMessage(
        new LogMessage(
            entry.draft().change().orElseThrow().target(),
            withoutChange(entry.draft(), Text.of(row.getString(13))),
            MessageKindColumn.shown(kind, row.getLong(12))));
  }

  private static Draft withoutChange(Draft draft, Text text) {
    return new Draft(
        draft.log(),
        draft.author(),
        draft.id(),
        draft.epochMillis(),
        draft.nick(),
        draft.account(),
        draft.kind(),
        text);
  }

  private static LogMessage entry(LogName log, ResultSet row) throws SQLException {
    String author = row.getString(7);
    String kind = row.getString(5);
    long refers = row.getLong(10);
    return new LogMessage(
        row.getLong(2),
        new Draft(
            log,
            author == null ? PRUNED_AUTHOR : author,
            row.getLong(8),
            row.getLong(3),
            Nick.received(row.getString(4)),
            row.getLong(9),
            MessageKindColumn.read(kind).orElse(MessageKind.SAID),
            Text.of(row.getString(6)),
            MessageKindColumn.change(kind, refers)),
        MessageKindColumn.shown(kind, refers));
  }

  List<StoredRoom> rooms(String afterKey, int count) throws LogException {
    // Below "#" are the keys of inboxes and private rooms.
    String after = afterKey.compareTo("#") < 0 ? "#" : afterKey;
    List<StoredRoom> rooms =
        reign.read(
            "read rooms",
            connection ->
                new Sql(connection).rows(PostgresRooms::read, SELECT_ROOMS, after, count));
    return rooms.stream()
        .map(
            room ->
                new StoredRoom(
                    room.log(), room.topic(), acknowledged.last(room.log(), room.lastSeq()), true))
        .toList();
  }

  /**
   * Returns what a client continues. It may count an append of which nobody knows whether it is
   * stored: the hub, which answers the client after its append, ends then.
   */
  ClientEnds ends(String author, LogName inbox) throws LogException {
    return reign.read(
        "read what a client continues",
        connection ->
            new Sql(connection)
                .rows(
                    row -> new ClientEnds(row.getLong(1), row.getLong(2)),
                    SELECT_ENDS,
                    author,
                    inbox.key(),
                    inbox.key())
                .get(0));
  }

  /** Returns some messages of a log below a number, newest first, with the authors' nicks alone. */
  @Override
  public List<LogMessage> before(LogName log, long seq, int count) throws LogException {
    List<LogMessage> messages =
        reign.read(
            "search messages",
            connection ->
                new Sql(connection)
                    .rows(
                        row -> entry(log, row),
                        """
                        SELECT m.room, m.seq, m.time, m.nick, m.kind, m.text, '', m.id, m.account,
                          m.refers
                        FROM messages m
                        WHERE m.room = ? AND m.seq < ? AND m.seq >= coalesce(
                          (SELECT first_held FROM rooms r WHERE r.room = ?), 1)
                        ORDER BY m.seq DESC LIMIT ?""",
                        log.key(),
                        seq,
                        log.key(),
                        count));
    List<LogMessage> shown = acknowledged.shown(messages);
    boolean isHidden = shown.isEmpty() && !messages.isEmpty();
    return isHidden ? before(log, messages.get(messages.size() - 1).seq(), count) : shown;
  }
}
