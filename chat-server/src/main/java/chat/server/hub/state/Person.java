package chat.server.hub.state;

import chat.protocol.Nick;
import chat.server.log.Draft;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * A user with a nick: the state that all its devices share. A guest has one device. The hub's
 * thread.
 */
public final class Person {
  private final long account;
  private final UserInbox inbox;
  private final List<User> devices = new ArrayList<>(1);
  private Nick nick;
  private boolean announced;

  /**
   * A person without a device.
   *
   * @param account the number of its account; {@link Draft#GUEST} for a guest
   */
  Person(Nick nick, long account, UserInbox inbox) {
    this.nick = nick;
    this.account = account;
    this.inbox = inbox;
  }

  /** Returns the number of its account; {@link Draft#GUEST} for a guest. */
  public long account() {
    return account;
  }

  public boolean isGuest() {
    return account == Draft.GUEST;
  }

  public Nick nick() {
    return nick;
  }

  void rename(Nick nick) {
    this.nick = nick;
  }

  /** Returns the log of the direct messages to it. */
  public UserInbox inbox() {
    return inbox;
  }

  /** Returns whether other members see it: a guest who has sent nothing is invisible. */
  public boolean isAnnounced() {
    return announced;
  }

  public void setAnnounced() {
    announced = true;
  }

  /** Returns its devices, in the order in which they came. */
  public List<User> devices() {
    return Collections.unmodifiableList(devices);
  }

  void add(User device) {
    devices.add(device);
  }

  void remove(User device) {
    devices.remove(device);
  }

  /** Counts its devices that are members of a room. */
  public int devicesIn(Room room) {
    int count = 0;
    for (User device : devices) {
      if (device.isIn(room)) {
        count++;
      }
    }
    return count;
  }

  /** Returns the rooms in which any of its devices is. */
  public Set<Room> rooms() {
    Set<Room> rooms = new LinkedHashSet<>();
    devices.forEach(device -> rooms.addAll(device.rooms()));
    return rooms;
  }
}
