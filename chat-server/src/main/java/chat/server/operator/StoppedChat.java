package chat.server.operator;

import chat.server.admin.AdminException;
import chat.server.hub.Operator;
import chat.server.log.LogException;
import chat.server.log.LogName;
import chat.server.log.NamedRoom;
import chat.server.log.StoredRoom;
import chat.server.log.account.AccountStore;
import chat.server.log.moderation.AuditEntry;
import chat.server.log.moderation.AuditQuery;
import chat.server.log.moderation.ModerationStore;
import chat.server.log.sqlite.StoppedLog;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The folder of a stopped server; no server can start there meanwhile. The main thread. */
public final class StoppedChat implements OperatedServer, AutoCloseable {
  private final Path folder;
  private StoppedLog log;

  private StoppedChat(Path folder, StoppedLog log) {
    this.folder = folder;
    this.log = log;
  }

  /**
   * Opens a folder.
   *
   * @throws LogException if it is not a server's, a server uses it, or the disk fails
   */
  public static StoppedChat open(Path folder) throws LogException {
    return new StoppedChat(folder, StoppedLog.open(folder));
  }

  @Override
  public boolean isRunning() {
    return false;
  }

  @Override
  public <T> T chat(Work<Operator, T> work) throws AdminException {
    throw new AdminException(
        "no server runs in the folder %s: start one there, or give the server's folder with --data"
            .formatted(folder));
  }

  @Override
  public <T> T anyChat(Work<Operator, T> work) throws LogException, AdminException {
    return together(chat -> chat.chat(work));
  }

  /** Closes the database meanwhile, which the chat opens as a server does. */
  @Override
  public <T> T together(Work<OperatedServer, T> work) throws LogException, AdminException {
    log.close();
    try (UnservedChat chat = UnservedChat.open(folder)) {
      return chat.run(work);
    } finally {
      log = StoppedLog.open(folder);
    }
  }

  @Override
  public <T> T accounts(Work<AccountStore, T> work) throws LogException, AdminException {
    return work.run(log.accounts());
  }

  @Override
  public <T> T moderation(Work<ModerationStore, T> work) throws LogException, AdminException {
    return work.run(log.moderation());
  }

  @Override
  public List<AuditEntry> audit(AuditQuery query) throws LogException {
    return log.moderation().audit(query);
  }

  @Override
  public Map<LogName, Integer> members() {
    return Map.of();
  }

  @Override
  public List<StoredRoom> rooms(String afterKey, int count) throws LogException {
    return log.rooms(afterKey, count);
  }

  @Override
  public Optional<StoredRoom> room(NamedRoom named) throws LogException {
    return log.room(named);
  }

  @Override
  public StoredRoom room(LogName room) throws LogException {
    return log.room(room);
  }

  @Override
  public void close() {
    log.close();
  }
}
