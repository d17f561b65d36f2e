package chat.server.hub.state;

import chat.protocol.Nick;
import chat.protocol.account.ClientId;
import chat.server.hub.peer.Budget;
import chat.server.hub.rights.Bots;
import chat.server.log.Draft;
import chat.server.log.LogException;
import chat.server.log.LogName;
import chat.server.log.RoomLog;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** All persons by nick and by account, and their devices by client id. The hub's thread. */
public final class Users {
  private final RoomLog log;
  private final Bots bots;
  private final Budget recentBudget;
  private final Map<Nick, Person> byNick = new LinkedHashMap<>();
  private final Map<Long, Person> byAccount = new HashMap<>();
  private final Map<String, User> byAuthor = new HashMap<>();
  // Inboxes of accounts without a device, to which the open batch adds messages.
  private final Map<Long, UserInbox> waiting = new HashMap<>();
  private long guests;

  /**
   * No users.
   *
   * @param recentBudget what the newest messages of all feeds may take in memory
   */
  public Users(RoomLog log, Bots bots, Budget recentBudget) {
    this.log = log;
    this.bots = bots;
    this.recentBudget = recentBudget;
  }

  /**
   * Adds a guest with a random client id and the next guest's nick. The log has nothing of it, so
   * guests who come and go cost no query.
   */
  public User addGuest() {
    String author = ClientId.random().digest();
    return addDevice(author, 0, add(nextGuest(), Draft.GUEST, inbox(LogName.inbox(author), 0)));
  }

  /** Returns a guest's nick that nobody has. */
  public Nick nextGuest() {
    return Nick.guest(++guests);
  }

  /**
   * Adds a guest.
   *
   * @param author the digest of the client id
   * @param ends what its client continues
   */
  public User addGuest(Nick nick, String author, RoomLog.ClientEnds ends) {
    UserInbox inbox = inbox(LogName.inbox(author), ends.inboxEnd());
    return addDevice(author, ends.lastId(), add(nick, Draft.GUEST, inbox));
  }

  /**
   * Adds a device of an account, which is a new person if it is the only one.
   *
   * @param nick the account's nick, which no other person has
   * @param ends what its client continues, with the account's inbox
   */
  public User addDevice(long account, Nick nick, String author, RoomLog.ClientEnds ends) {
    Person person = byAccount.get(account);
    if (person == null) {
      UserInbox known = waiting.get(account);
      LogName name = LogName.ofAccount(account);
      person = add(nick, account, known == null ? inbox(name, ends.inboxEnd()) : known);
    }
    return addDevice(author, ends.lastId(), person);
  }

  private User addDevice(String author, long lastId, Person person) {
    User device = new User(author, person, lastId);
    byAuthor.put(author, device);
    return device;
  }

  /**
   * Makes a guest's device one of an account, which is a new person if it is the only one. The
   * guest is no person any more.
   *
   * @throws LogException if the log can't be read
   */
  public void logIn(User device, long account, Nick nick) throws LogException {
    UserInbox inbox = inboxOf(account);
    removePerson(device.person());
    device.moveTo(
        byAccount.containsKey(account) ? byAccount.get(account) : add(nick, account, inbox));
  }

  /**
   * Makes an account's device a guest. The account is no person any more if it was its only one.
   *
   * @param nick the guest's nick, which nobody has
   * @throws LogException if the log can't be read
   */
  public void logOut(User device, Nick nick) throws LogException {
    UserInbox inbox = openInbox(LogName.inbox(device.author()));
    Person account = device.person();
    device.moveTo(add(nick, Draft.GUEST, inbox));
    if (account.devices().isEmpty()) {
      removePerson(account);
    }
  }

  private Person add(Nick nick, long account, UserInbox inbox) {
    Person person = new Person(nick, account, inbox);
    byNick.put(nick, person);
    if (!person.isGuest()) {
      byAccount.put(account, person);
      waiting.remove(account);
    }
    return person;
  }

  /** Returns the inbox of an account, which may have no device here: the same one in a batch. */
  public UserInbox inboxOf(long account) throws LogException {
    Person person = byAccount.get(account);
    if (person != null) {
      return person.inbox();
    }
    UserInbox known = waiting.get(account);
    UserInbox inbox = known == null ? openInbox(LogName.ofAccount(account)) : known;
    waiting.put(account, inbox);
    return inbox;
  }

  /** Frees the inboxes of accounts without a device, once no batch is open. */
  public void forgetWaiting() {
    waiting.values().forEach(UserInbox::forgetRecent);
    waiting.clear();
  }

  private UserInbox openInbox(LogName name) throws LogException {
    return inbox(name, log.lastSeq(name));
  }

  private UserInbox inbox(LogName name, long lastSeq) {
    return new UserInbox(name, lastSeq, bots, recentBudget);
  }

  /** Removes a device, and its person if it was the only one. */
  public void remove(User device) {
    Person person = device.person();
    device.leavePerson();
    byAuthor.remove(device.author());
    if (person.devices().isEmpty()) {
      removePerson(person);
    }
  }

  private void removePerson(Person person) {
    person.inbox().forgetRecent();
    byNick.remove(person.nick());
    byAccount.remove(person.account());
  }

  public void rename(Person person, Nick nick) {
    byNick.remove(person.nick());
    person.rename(nick);
    byNick.put(nick, person);
  }

  public Optional<Person> byNick(Nick nick) {
    return Optional.ofNullable(byNick.get(nick));
  }

  /** Returns the person of an account that has a device here. */
  public Optional<Person> ofAccount(long account) {
    return Optional.ofNullable(byAccount.get(account));
  }

  /** Returns the device of a client id, by its digest. */
  public Optional<User> byAuthor(String author) {
    return Optional.ofNullable(byAuthor.get(author));
  }

  /** Returns the inbox of a log's name, if its person has a device here. */
  public Optional<UserInbox> inbox(LogName name) {
    Optional<Person> person =
        name.isOfAccount()
            ? ofAccount(name.account())
            : byAuthor(name.author()).map(User::person).filter(Person::isGuest);
    return person.map(Person::inbox);
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
