package chat.server.operator;

import chat.server.admin.AdminException;
import chat.server.log.LogException;
import chat.server.log.moderation.AuditEntry;
import chat.server.log.moderation.Party;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** Records in the audit log what operators do with the server itself. One thread. */
final class Records {
  private Records() {}

  /** Returns who acts. */
  static Party actor(OperatorRequest request) {
    return new Party(0, request.actor());
  }

  /** Returns the entry for something that concerns the whole server. */
  static AuditEntry entry(OperatorRequest request, String action, String target, String reason) {
    return AuditEntry.of(Clock.systemUTC().millis(), actor(request), action, "", target, reason);
  }

  /** Stores the entry before the operator's command is carried out. */
  static void store(
      OperatedServer server, OperatorRequest request, String action, String target, String reason)
      throws LogException, AdminException {
    AuditEntry entry = entry(request, action, target, reason);
    server.moderation(store -> store.apply(List.of(), Optional.of(entry)));
  }
}
