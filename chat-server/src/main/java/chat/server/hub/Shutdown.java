package chat.server.hub;

import chat.protocol.ServerLimits;
import chat.server.hub.peer.MessageEncoder;
import chat.server.hub.peer.Session;
import chat.server.hub.room.Farewell;
import chat.server.hub.state.Sessions;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Ends all sessions when the server stops, or when its log has ended. The hub's thread. */
final class Shutdown {
  /** How long a connection may take to send what is queued when the log has ended. */
  private static final Duration LOG_ENDED_LIMIT = Duration.ofSeconds(5);

  private static final String STOPS = "the server stops";

  private final Sessions sessions;
  private final HubOptions options;

  Shutdown(Sessions sessions, HubOptions options) {
    this.sessions = sessions;
    this.options = options;
  }

  /** Sends every client BYE; each connection may take until the limit to send what is queued. */
  void endSessions(Duration limit) {
    for (Session session : sessions.all()) {
      sessions.remove(session);
      List<ServerLimits.Peer> others = options.otherServers().get();
      byte[] farewell = Farewell.moved(session, session.encoder(), others, STOPS);
      end(session, STOPS, farewell, limit);
    }
  }

  /** Ends all open sessions, whose clients continue elsewhere. */
  void logEnded() {
    logEnded(sessions.all());
  }

  /** Ends those of some sessions that have not ended; in text if they have not been opened. */
  void logEnded(Collection<Session> some) {
    for (Session session : some) {
      sessions.remove(session);
      if (!session.hasEnded()) {
        logEnded(
            session, Optional.ofNullable(session.encoder()).orElse(options.textEncoder()), options);
      }
    }
  }

  /** Ends a session whose client continues elsewhere. Any thread, if the hub doesn't know it. */
  static void logEnded(Session session, MessageEncoder encoder, HubOptions options) {
    List<ServerLimits.Peer> others = options.otherServers().get();
    byte[] farewell =
        Farewell.moved(session, encoder, others, "this server can't store messages any more");
    end(session, "the log has ended", farewell, LOG_ENDED_LIMIT);
  }

  private static void end(Session session, String why, byte[] farewell, Duration limit) {
    session.end();
    session.peer().endsBecause(why);
    session.peer().finish(farewell, limit);
  }
}
