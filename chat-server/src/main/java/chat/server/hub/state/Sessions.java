package chat.server.hub.state;

import chat.server.hub.peer.Session;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;

/** All open sessions, and which user each is logged in as. The hub's thread. */
public final class Sessions {
  private final IdentityHashMap<Session, Optional<User>> open = new IdentityHashMap<>();

  /** Adds a session that is not logged in, or logs it out. */
  public void open(Session session) {
    open.put(session, Optional.empty());
  }

  /** Connects a user and its session. */
  public void logIn(Session session, User user) {
    open.put(session, Optional.of(user));
    user.attach(session);
  }

  public void remove(Session session) {
    open.remove(session);
  }

  /** Returns the user that a session is logged in as. */
  public Optional<User> user(Session session) {
    return open.getOrDefault(session, Optional.empty());
  }

  public List<Session> all() {
    return List.copyOf(open.keySet());
  }
}
