package chat.server.log.postgres.pruning;

import chat.server.log.LogException;
import java.util.List;

/**
 * Deletes guests who wrote nothing for long, with their inboxes. It looks at all guests and
 * inboxes, so it runs once a day. The pruner's thread.
 */
final class IdleGuests {
  private static final int INBOXES_PER_PAGE = 500;
  private static final int CLIENTS_PER_STEP = 1_000;
  private static final String FIRST_INBOX = "@";

  /**
   * The next inboxes of guests, with the number and the time of the newest message, or the later
   * time at which its owner wrote. Those of accounts are never idle: their owners can log in after
   * any time.
   */
  private static final String INBOXES =
      """
      SELECT r.room, newest.seq, greatest(newest.time,
        (SELECT c.seen FROM clients c WHERE c.digest = substr(r.room, 2)))
      FROM rooms r CROSS JOIN LATERAL (
        SELECT m.seq, m.time FROM messages m WHERE m.room = r.room
        ORDER BY m.seq DESC LIMIT 1) newest
      WHERE r.room > ? AND r.room LIKE '@%' AND r.room NOT LIKE '@=%' AND r.state = 2
      ORDER BY r.room LIMIT ?""";

  private static final String OLDEST =
      "SELECT least(?, (SELECT min(oldest) FROM rooms WHERE state = 2))";

  private final MessageDeletion messages;

  private record Inbox(String log, long last, long used) {}

  IdleGuests(MessageDeletion messages) {
    this.messages = messages;
  }

  /**
   * Deletes them.
   *
   * @param idleSince before when they must have written last, in milliseconds since 1970
   */
  void delete(long idleSince) throws LogException, InterruptedException {
    List<Inbox> inboxes = after(FIRST_INBOX);
    while (!inboxes.isEmpty() && !messages.isClosing()) {
      for (Inbox inbox : inboxes) {
        if (inbox.used() < idleSince) {
          // What is stored from now on has a higher number, and stays.
          messages.deleteBefore(inbox.log(), inbox.last() + 1);
        }
      }
      inboxes = after(inboxes.get(inboxes.size() - 1).log());
    }
    deleteClients(messages.number(OLDEST, idleSince));
  }

  private List<Inbox> after(String name) throws LogException {
    return messages.rows(
        row -> new Inbox(row.getString(1), row.getLong(2), row.getLong(3)),
        INBOXES,
        name,
        INBOXES_PER_PAGE);
  }

  /**
   * Deletes guests who wrote nothing since a time. The author of a stored message stays: only those
   * go whose last message is older than all that are stored.
   */
  private void deleteClients(long before) throws LogException, InterruptedException {
    boolean any = messages.number("SELECT count(*) FROM clients WHERE seen < ?", before) > 0;
    long last = any ? messages.number("SELECT max(number) FROM clients") : 0;
    for (long from = 1; from <= last && messages.pause(); from += CLIENTS_PER_STEP) {
      messages.update(
          "DELETE FROM clients WHERE number >= ? AND number < ? AND seen < ?",
          from,
          from + CLIENTS_PER_STEP,
          before);
    }
  }
}
