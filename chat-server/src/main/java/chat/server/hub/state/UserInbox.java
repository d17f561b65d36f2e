package chat.server.hub.state;

import chat.protocol.Limits;
import chat.protocol.ServerMessage;
import chat.server.hub.peer.Budget;
import chat.server.hub.rights.Bots;
import chat.server.log.LogMessage;
import chat.server.log.LogName;
import java.util.List;

/** The log of the direct messages to one guest's client id, or to one account. The hub's thread. */
public final class UserInbox extends Feed {
  private final Bots bots;

  UserInbox(LogName log, long lastSeq, Bots bots, Budget recentBudget) {
    super(log, lastSeq, recentBudget);
    this.bots = bots;
  }

  @Override
  public String wireName() {
    return Limits.INBOX;
  }

  @Override
  ServerMessage known(LogMessage message, boolean own) {
    var draft = message.draft();
    return new ServerMessage.Told(
        message.seq(),
        draft.epochMillis(),
        draft.nick(),
        draft.account(),
        bots.contains(draft.account()),
        draft.text());
  }

  /** Without a number, since the author does not follow this log. */
  @Override
  public ServerMessage.Ack ack(LogMessage message) {
    var draft = message.draft();
    return new ServerMessage.Ack(draft.id(), wireName(), 0, draft.epochMillis(), isWaiting());
  }

  /** Returns whether it is that of an account which no connected device is logged in to. */
  private boolean isWaiting() {
    return log().isOfAccount()
        && memberships().stream().allMatch(member -> member.user().session().isEmpty());
  }

  @Override
  public boolean acknowledgesInOrder() {
    return false;
  }

  @Override
  public List<ServerMessage> state() {
    return List.of();
  }
}
