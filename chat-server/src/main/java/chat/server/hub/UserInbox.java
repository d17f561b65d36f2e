package chat.server.hub;

import chat.protocol.ServerMessage;
import chat.server.log.LogMessage;
import chat.server.log.LogName;
import java.util.List;
import java.util.Optional;

/** Where one client id gets its direct messages. The hub's thread. */
final class UserInbox extends Feed {
  UserInbox(LogName log, long lastSeq, Budget recentBudget) {
    super(log, lastSeq, recentBudget);
  }

  @Override
  String wireName() {
    return ServerMessage.Ack.INBOX;
  }

  @Override
  ServerMessage message(LogMessage message, boolean own) {
    var draft = message.draft();
    return new ServerMessage.Told(message.seq(), draft.epochMillis(), draft.nick(), draft.text());
  }

  @Override
  Optional<ServerMessage.Ack> ack(LogMessage message) {
    return Optional.empty();
  }

  @Override
  List<ServerMessage> state() {
    return List.of();
  }
}
