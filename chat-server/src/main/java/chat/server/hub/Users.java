package chat.server.hub;

import chat.protocol.Nick;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;

/** The users, by nick and by client id, and who may still come back. The hub's thread. */
final class Users {
  /** How long a nick and its memberships are kept for a client whose connection was lost. */
  static final Duration GRACE = Duration.ofSeconds(10);

  /** Until when somebody may come back. */
  private record Absence(User user, long untilMillis) {}

  private final Map<Nick, User> byNick = new LinkedHashMap<>();
  private final Map<String, User> byAuthor = new HashMap<>();
  // In the order of their ends, since all last equally long.
  private final Queue<Absence> absences = new ArrayDeque<>();
  private long guests;

  Nick nextGuest() {
    return Nick.guest(++guests);
  }

  void add(User user) {
    byNick.put(user.nick(), user);
    byAuthor.put(user.author(), user);
  }

  void remove(User user) {
    byNick.remove(user.nick());
    byAuthor.remove(user.author());
  }

  void rename(User user, Nick nick) {
    byNick.remove(user.nick());
    user.rename(nick);
    byNick.put(nick, user);
  }

  Optional<User> byNick(Nick nick) {
    return Optional.ofNullable(byNick.get(nick));
  }

  Optional<User> byAuthor(String author) {
    return Optional.ofNullable(byAuthor.get(author));
  }

  Collection<User> all() {
    return byNick.values();
  }

  /** From now on the user's vacant memberships are kept for {@link #GRACE}. */
  void awaitReturn(User user, long nowMillis) {
    long until = nowMillis + GRACE.toMillis();
    user.keepMembershipsUntil(until);
    absences.add(new Absence(user, until));
  }

  boolean awaitsAnyone() {
    return !absences.isEmpty();
  }

  /** Somebody whose time to come back has run out, each once. */
  Optional<User> nextOverdue(long nowMillis) {
    while (!absences.isEmpty() && absences.peek().untilMillis() <= nowMillis) {
      Absence absence = absences.remove();
      // A later loss of the same user's connection has an entry of its own.
      if (absence.user().membershipsKeptUntil() <= nowMillis) {
        return Optional.of(absence.user());
      }
    }
    return Optional.empty();
  }
}
