package chat.server.hub.state;

import chat.protocol.ClientId;
import chat.protocol.Nick;
import chat.server.hub.peer.Budget;
import chat.server.log.LogException;
import chat.server.log.LogName;
import chat.server.log.RoomLog;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** All users, by nick and by client id. The hub's thread. */
public final class Users {
  private final RoomLog log;
  private final Budget recentBudget;
  private final Map<Nick, User> byNick = new LinkedHashMap<>();
  private final Map<String, User> byAuthor = new HashMap<>();
  private long guests;

  /**
   * No users.
   *
   * @param recentBudget what the newest messages of all feeds may take in memory
   */
  public Users(RoomLog log, Budget recentBudget) {
    this.log = log;
    this.recentBudget = recentBudget;
  }

  /**
   * Adds a user with a random client id and the next guest's nick. The log has nothing of it, so
   * guests who come and go cost no query.
   */
  public User addGuest() {
    return add(Nick.guest(++guests), ClientId.random().digest(), 0, 0);
  }

  /**
   * Adds a user.
   *
   * @param author the digest of the client id
   * @throws LogException if the log can't be read
   */
  public User add(Nick nick, String author) throws LogException {
    LogName inboxLog = LogName.inbox(author);
    return add(nick, author, log.lastSeq(inboxLog), log.lastId(author));
  }

  private User add(Nick nick, String author, long inboxSeq, long lastId) {
    UserInbox inbox = new UserInbox(LogName.inbox(author), inboxSeq, recentBudget);
    User user = new User(author, nick, inbox, lastId);
    byNick.put(nick, user);
    byAuthor.put(author, user);
    return user;
  }

  public void remove(User user) {
    user.inboxMembership().vacate();
    user.inbox().forgetRecent();
    byNick.remove(user.nick());
    byAuthor.remove(user.author());
  }

  public void rename(User user, Nick nick) {
    byNick.remove(user.nick());
    user.rename(nick);
    byNick.put(nick, user);
  }

  public Optional<User> byNick(Nick nick) {
    return Optional.ofNullable(byNick.get(nick));
  }

  /** Returns the user of a client id, by its digest. */
  public Optional<User> byAuthor(String author) {
    return Optional.ofNullable(byAuthor.get(author));
  }

  public Collection<User> all() {
    return byNick.values();
  }
}
