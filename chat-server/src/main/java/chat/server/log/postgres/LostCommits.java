package chat.server.log.postgres;

import chat.server.log.LogException;
import chat.server.log.file.Sql;
import java.util.UUID;

/** The end of a log that lost commits: it goes on as another log. The node's thread. */
public final class LostCommits {
  private static final String AUDIT =
      """
      INSERT INTO audit (at, actor, actor_name, action, room, target, reason, until)
      VALUES (?, 0, ?, 'accept-loss', '', ?, ?, 0)""";

  private LostCommits() {}

  /**
   * Gives the log a new id, so that clients forget what they know of it, and records that, by one
   * commit.
   *
   * @param reign a claim that has written nothing yet
   * @param operator who accepts the loss, as the audit log names people
   * @param why what was lost, for a person
   * @return the new id
   * @throws LogException if nothing has changed
   */
  public static String accept(Reign reign, String operator, String why, long epochMillis)
      throws LogException {
    String id = newId();
    reign.write(
        "give the log a new id",
        connection -> {
          Sql sql = new Sql(connection);
          sql.update(AUDIT, epochMillis, operator, reign.claim().server(), why);
          return sql.update("UPDATE about SET value = ? WHERE name = 'log_id'", id);
        });
    return id;
  }

  /** Returns an id that no other log has. */
  static String newId() {
    return UUID.randomUUID().toString();
  }
}
