package chat.server.operator;

import chat.protocol.RefusedException;
import chat.server.admin.AdminException;
import chat.server.hub.Operator;
import chat.server.hub.moderation.ConsoleModeration;
import chat.server.log.LogException;
import chat.server.log.LogName;
import chat.server.log.NamedRoom;
import chat.server.log.StoredRoom;
import chat.server.log.account.AccountStore;
import chat.server.log.moderation.AuditEntry;
import chat.server.log.moderation.AuditQuery;
import chat.server.log.moderation.ModerationStore;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the commands work on: a running server, or the folder of a stopped one. One thread. */
public interface OperatedServer {
  /** What a command does with one part of the server. */
  interface Work<P, T> {
    T run(P part) throws LogException, AdminException;
  }

  /** Returns whether a server runs, and so has a chat. */
  boolean isRunning();

  /** Returns whether a running server has the chat; one of several servers may stand by. */
  default boolean hasChat() {
    return true;
  }

  /** Returns whether no other server has clients of the same chat, or could have them. */
  default boolean isOnlyServer() {
    return true;
  }

  /** Works on the chat of a running server; refused if none runs. */
  <T> T chat(Work<Operator, T> work) throws LogException, AdminException;

  /** Works on the chat, in which nobody is if no server runs. */
  <T> T anyChat(Work<Operator, T> work) throws LogException, AdminException;

  /** Works on the chat several times; where no server runs, it is opened once for that. */
  <T> T together(Work<OperatedServer, T> work) throws LogException, AdminException;

  /** What an operator does as a moderator, which may be refused. */
  interface Moderation<T> {
    T run(ConsoleModeration moderation) throws RefusedException, LogException;
  }

  /** Moderates the chat, in which nobody is if no server runs. */
  default <T> T moderate(Moderation<T> work) throws LogException, AdminException {
    return anyChat(
        operator -> {
          try {
            return work.run(operator.moderation());
          } catch (RefusedException e) {
            throw new AdminException(e.getMessage(), e);
          }
        });
  }

  /** Refuses what needs a running server. */
  default void requireRunning() throws LogException, AdminException {
    chat(operator -> true);
  }

  <T> T accounts(Work<AccountStore, T> work) throws LogException, AdminException;

  <T> T moderation(Work<ModerationStore, T> work) throws LogException, AdminException;

  /** Returns entries of the audit log. */
  List<AuditEntry> audit(AuditQuery query) throws LogException, AdminException;

  /** Returns how many users are in each room that has any. */
  Map<LogName, Integer> members() throws LogException, AdminException;

  /**
   * Returns the next rooms that have messages, in the order of their keys.
   *
   * @param afterKey the key of the last room that the caller has seen; any lower text to begin
   */
  List<StoredRoom> rooms(String afterKey, int count) throws LogException, AdminException;

  /** Returns the room that the operator named, if it has members, messages or settings. */
  Optional<StoredRoom> room(NamedRoom named) throws LogException, AdminException;

  /** Returns a room by its log. */
  StoredRoom room(LogName log) throws LogException, AdminException;
}
