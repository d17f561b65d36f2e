package chat.server.hub.state;

import chat.protocol.Nick;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Somebody with a nick: what all devices of one user share. A guest has one device. The hub's
 * thread.
 */
public final class Person {
  private final UserInbox inbox;
  private final List<User> devices = new ArrayList<>(1);
  private Nick nick;
  private boolean announced;

  /** A person without a device. */
  Person(Nick nick, UserInbox inbox) {
    this.nick = nick;
    this.inbox = inbox;
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
      if (device.membership(room.name()).isPresent()) {
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
