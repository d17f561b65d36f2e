package chat.server.hub;

import chat.protocol.ErrorCode;
import chat.protocol.ServerMessage;
import chat.protocol.Text;
import chat.server.hub.delivery.BatchEntry;
import chat.server.hub.delivery.CommitBatch;
import chat.server.hub.limit.DailyQuota;
import chat.server.hub.state.Sessions;
import java.util.List;

/**
 * Counts committed messages against quotas, confirms the nicks granted before them, and notifies
 * all clients of a failed commit. The hub's thread.
 */
final class CommitOutcome implements CommitBatch.Outcome {
  private final DailyQuota quota;
  private final Sessions sessions;
  private final NickGrants grants;

  CommitOutcome(DailyQuota quota, Sessions sessions, NickGrants grants) {
    this.quota = quota;
    this.sessions = sessions;
    this.grants = grants;
  }

  @Override
  public void stored(List<BatchEntry> entries) {
    grants.confirmed();
    for (BatchEntry entry : entries) {
      if (entry instanceof BatchEntry.Message message) {
        quota.count(message.session().origin(), message.draft());
      }
    }
  }

  /** Notifies all clients. */
  @Override
  public void failing() {
    ServerMessage failure =
        new ServerMessage.Refused(
            ErrorCode.NOT_STORED.word(),
            "-",
            "-",
            Text.of("the server can't store messages now; stored messages are safe"));
    sessions.all().forEach(session -> session.reply(failure));
  }
}
