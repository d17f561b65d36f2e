package chat.server.hub;

import chat.protocol.ModMessage;
import chat.protocol.Nick;
import chat.protocol.Text;
import chat.server.hub.moderation.ConsoleModeration;
import chat.server.hub.peer.Session;
import chat.server.hub.room.Departures;
import chat.server.hub.room.RoomAccess;
import chat.server.hub.state.ChatState;
import chat.server.hub.state.Person;
import chat.server.hub.state.Room;
import chat.server.hub.state.User;
import chat.server.log.LogException;
import chat.server.log.LogName;
import chat.server.log.NamedRoom;
import chat.server.log.StoredRoom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What an operator may ask of the chat and change in it, by {@link Hub#operate}. The hub's thread.
 */
public final class Operator {
  private final ChatState state;
  private final Departures departures;
  private final RoomAccess access;
  private final ConsoleModeration moderation;

  Operator(
      ChatState state, Departures departures, RoomAccess access, ConsoleModeration moderation) {
    this.state = state;
    this.departures = departures;
    this.access = access;
    this.moderation = moderation;
  }

  /** Returns what moderates. */
  public ConsoleModeration moderation() {
    return moderation;
  }

  /**
   * A device of a user.
   *
   * @param account the number of the user's account; {@link chat.server.log.Draft#GUEST} for a
   *     guest
   * @param connection empty while its connection is lost
   * @param rooms that it is in, private ones with the numbers of their logs
   */
  public record Device(
      Nick nick, long account, Optional<Connection> connection, List<String> rooms) {
    public Device {
      rooms = List.copyOf(rooms);
    }
  }

  /**
   * A connection.
   *
   * @param address where it comes from
   * @param age since it was accepted
   * @param isFramed whether its client sends frames, not text
   */
  public record Connection(String address, Duration age, boolean isFramed) {}

  /** Returns the devices of all users, those of one user together. */
  public List<Device> devices() {
    List<Device> devices = new ArrayList<>();
    for (Person person : state.users().persons()) {
      for (User user : person.devices()) {
        devices.add(
            new Device(
                person.nick(),
                person.account(),
                user.session().map(Operator::connection),
                user.rooms().stream().map(Operator::named).toList()));
      }
    }
    return devices;
  }

  private static String named(Room room) {
    return NamedRoom.of(room.log(), room.rights().isPrivate()).toString();
  }

  private static Connection connection(Session session) {
    return new Connection(session.origin().key(), session.age(), session.usesMessageIds());
  }

  /** Sends a notice to all who are logged in. */
  public void notify(String kind, Text text) {
    ModMessage.Notice notice = new ModMessage.Notice(kind, text);
    state.users().devices().forEach(user -> user.session().ifPresent(s -> s.reply(notice)));
  }

  /** Ends all connections of an account; its clients don't log in to it again by themselves. */
  public void logOut(long account, String reason) {
    departures.logOut(account, reason);
  }

  /** Gives an account an operator's rights from now on, or takes them. */
  public void setOperator(long account, boolean isOperator) throws LogException {
    access.operators().set(account, isOperator);
    refresh(account);
  }

  /**
   * Marks an account as a bot from now on, with a rate of its own.
   *
   * @param rate how many messages a second it may send; 0 if it is no bot any longer
   */
  public void setBot(long account, int rate) throws LogException {
    access.bots().set(account, rate);
    refresh(account);
  }

  /** Lets what the devices of an account may do follow a change of the account. */
  private void refresh(long account) throws LogException {
    Optional<Person> person = state.users().ofAccount(account);
    if (person.isPresent()) {
      for (User device : person.get().devices()) {
        access.refresh(device);
      }
    }
  }

  /** Returns the room that somebody names, in memory or in the log. */
  public Optional<StoredRoom> room(NamedRoom named) throws LogException {
    return state.rooms().named(named).map(Operator::describe);
  }

  /** Returns a room by its log. */
  public StoredRoom room(LogName log) throws LogException {
    return describe(state.rooms().ofLog(log));
  }

  private static StoredRoom describe(Room room) {
    return new StoredRoom(room.log(), room.topic(), room.lastSeq(), room.isStored());
  }

  /** Returns how many users are in each room that is in memory. */
  public Map<LogName, Integer> members() {
    Map<LogName, Integer> members = new LinkedHashMap<>();
    for (Room room : state.rooms().all()) {
      long persons =
          room.memberships().stream().map(each -> each.user().person()).distinct().count();
      members.put(room.log(), (int) persons);
    }
    return members;
  }
}
