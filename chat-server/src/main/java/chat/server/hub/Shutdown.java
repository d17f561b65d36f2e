package chat.server.hub;

import chat.server.hub.peer.Session;
import chat.server.hub.room.Farewell;
import chat.server.hub.state.Sessions;
import java.time.Duration;

/** Ends all sessions when the server stops. The hub's thread. */
final class Shutdown {
  private final Sessions sessions;

  Shutdown(Sessions sessions) {
    this.sessions = sessions;
  }

  /** Sends every client BYE; each connection may take until the limit to send what is queued. */
  void endSessions(Duration limit) {
    for (Session session : sessions.all()) {
      sessions.remove(session);
      session.end();
      session.peer().endsBecause("the server stops");
      session.peer().finish(Farewell.shuttingDown(session.encoder()), limit);
    }
  }
}
