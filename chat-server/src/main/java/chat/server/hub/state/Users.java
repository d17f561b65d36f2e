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

/** All persons by nick, and their devices by client id. The hub's thread. */
public final class Users {
  private final RoomLog log;
  private final Budget recentBudget;
  private final Map<Nick, Person> byNick = new LinkedHashMap<>();
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
    Person person = new Person(nick, inbox);
    User user = new User(author, person, lastId);
    byNick.put(nick, person);
    byAuthor.put(author, user);
    return user;
  }

  public void remove(User user) {
    Person person = user.person();
    UserInbox inbox = person.inbox();
    user.inboxMembership().vacate();
    inbox.memberships().remove(user.inboxMembership());
    byAuthor.remove(user.author());
    person.remove(user);
    if (person.devices().isEmpty()) {
      inbox.forgetRecent();
      byNick.remove(person.nick());
    }
  }

  public void rename(Person person, Nick nick) {
    byNick.remove(person.nick());
    person.rename(nick);
    byNick.put(nick, person);
  }

  public Optional<Person> byNick(Nick nick) {
    return Optional.ofNullable(byNick.get(nick));
  }

  /** Returns the user of a client id, by its digest. */
  public Optional<User> byAuthor(String author) {
    return Optional.ofNullable(byAuthor.get(author));
  }

  /** Returns all persons, in the order in which they took their nicks. */
  public Collection<Person> persons() {
    return byNick.values();
  }

  /** Returns the devices of all persons. */
  public Collection<User> devices() {
    return byAuthor.values();
  }
}
