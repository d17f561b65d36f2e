package chat.server.hub.account;

import chat.protocol.AccountMessage;
import chat.protocol.Limits;
import chat.protocol.ServerMessage;
import chat.server.account.Authenticator;
import chat.server.log.account.AccountStore;
import chat.server.log.account.ReadMark;
import chat.server.log.account.TokenScope;
import chat.server.time.TimeSource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How far each connected account has read, and which rooms it is in. Stores changes a second later,
 * together. The hub's thread.
 */
public final class ReadMarks {
  private static final long STORE_NANOS = Duration.ofSeconds(1).toNanos();

  private final Authenticator authenticator;
  private final TimeSource time;
  // By account, and then by place.
  private final Map<Long, Map<String, ReadMark>> marks = new HashMap<>();
  private final Map<Long, Map<String, ReadMark>> changed = new HashMap<>();
  private long storeNanos;

  public ReadMarks(Authenticator authenticator, TimeSource time) {
    this.authenticator = authenticator;
    this.time = time;
  }

  /** Adds the stored marks of an account, a device of which has logged in. */
  public void add(long account, List<ReadMark> stored) {
    Map<String, ReadMark> known = marks.computeIfAbsent(account, a -> new TreeMap<>());
    // Marks in memory are newer.
    stored.forEach(mark -> known.putIfAbsent(mark.place(), mark));
  }

  /** Stores the changes of an account whose last device has left, and forgets it. */
  public void remove(long account) {
    Map<String, ReadMark> last = changed.remove(account);
    if (last != null) {
      authenticator.read(Map.of(account, List.copyOf(last.values())));
    }
    marks.remove(account);
  }

  /** Returns the marks for a device that logs in, of the places that its token allows. */
  public List<ServerMessage> of(long account, TokenScope scope) {
    List<ServerMessage> messages = new ArrayList<>();
    known(account).values().stream()
        .filter(mark -> scope.allows(mark.place()))
        .forEach(mark -> messages.add(message(mark)));
    return messages;
  }

  /** Returns a mark as a message. */
  public static AccountMessage.Read message(ReadMark mark) {
    return new AccountMessage.Read(mark.place(), mark.seq(), mark.isIn());
  }

  private Map<String, ReadMark> known(long account) {
    return marks.getOrDefault(account, Map.of());
  }

  /** Returns the last number that an account has read in a place; 0 if none is known. */
  public long seq(long account, String place) {
    ReadMark mark = known(account).get(place);
    return mark == null ? 0 : mark.seq();
  }

  /** Returns whether an account is in a room, as far as its devices should follow. */
  public boolean isIn(long account, String place) {
    ReadMark mark = known(account).get(place);
    return mark != null && mark.isIn();
  }

  /** Records that an account has read a place up to a number; returns false if it had already. */
  public boolean read(long account, String place, long seq) {
    if (seq <= seq(account, place)) {
      return false;
    }
    put(account, new ReadMark(place, seq, isIn(account, place)));
    return true;
  }

  /**
   * Records that an account has entered a room; returns false if it was in it, or is in too many
   * rooms for one device.
   *
   * @param seq the number of the room's last message; earlier ones do not count as unread
   */
  public boolean enter(long account, String place, long seq) {
    if (isIn(account, place)) {
      return false;
    }
    boolean fits = countRooms(account) < Limits.MAX_ROOMS_PER_USER;
    put(account, new ReadMark(place, Math.max(seq, seq(account, place)), fits));
    return fits;
  }

  private long countRooms(long account) {
    return known(account).values().stream().filter(ReadMark::isIn).count();
  }

  /** Records that an account has left a room; returns false if it was not in it. */
  public boolean leave(long account, String place) {
    if (!isIn(account, place)) {
      return false;
    }
    put(account, new ReadMark(place, seq(account, place), false));
    return true;
  }

  /**
   * Records that a name denotes another room for an account, in which it is not yet.
   *
   * @param seq the number up to which it has read that room
   */
  public void renew(long account, String place, long seq) {
    ReadMark mark = new ReadMark(place, seq, false);
    if (marks.containsKey(account)) {
      put(account, mark);
    } else {
      authenticator.read(Map.of(account, List.of(mark)));
    }
  }

  private void put(long account, ReadMark mark) {
    if (changed.isEmpty()) {
      storeNanos = time.nanoTime() + STORE_NANOS;
    }
    Map<String, ReadMark> known = marks.computeIfAbsent(account, a -> new TreeMap<>());
    if (known.size() >= AccountStore.MAX_MARKS) {
      known.values().removeIf(old -> !old.isIn() && !old.place().equals(ReadMark.INBOX));
    }
    known.put(mark.place(), mark);
    changed.computeIfAbsent(account, a -> new TreeMap<>()).put(mark.place(), mark);
  }

  /** Returns whether changes wait to be stored. */
  public boolean isAnyChanged() {
    return !changed.isEmpty();
  }

  /** Stores the changes if the first of them is a second old. */
  public void storeLater() {
    if (isAnyChanged() && time.nanoTime() - storeNanos >= 0) {
      store();
    }
  }

  /** Stores all changes, of all accounts by one commit. */
  public void store() {
    if (isAnyChanged()) {
      Map<Long, List<ReadMark>> all = new HashMap<>();
      changed.forEach((account, places) -> all.put(account, List.copyOf(places.values())));
      authenticator.read(all);
      changed.clear();
    }
  }
}
