package chat.server.operator;

import chat.server.admin.AdminException;
import chat.server.chat.HubSource;
import chat.server.chat.OpenChat;
import chat.server.hub.Operator;
import chat.server.log.LogEndedException;
import chat.server.log.LogException;
import chat.server.log.LogName;
import chat.server.log.NamedRoom;
import chat.server.log.StoredRoom;
import chat.server.log.account.AccountStore;
import chat.server.log.moderation.AuditEntry;
import chat.server.log.moderation.AuditQuery;
import chat.server.log.moderation.ModerationStore;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/** A running server, whose own threads do the work. One thread, which waits for them. */
public final class RunningChat implements OperatedServer {
  private static final Duration LIMIT = Duration.ofSeconds(5);

  private final HubSource source;

  public RunningChat(HubSource source) {
    this.source = source;
  }

  private OpenChat open() throws AdminException {
    return source
        .chat()
        .orElseThrow(
            () ->
                new AdminException(
                    source.standsByBecause().orElse("this server lost the chat just now")
                        + ". Type this command on the computer of the server that has the chat"));
  }

  @Override
  public boolean isRunning() {
    return true;
  }

  @Override
  public boolean hasChat() {
    return source.chat().isPresent();
  }

  @Override
  public boolean isOnlyServer() {
    return source.isOnlyServer();
  }

  @Override
  public <T> T chat(Work<Operator, T> work) throws LogException, AdminException {
    return await(work, open().hub()::operate);
  }

  @Override
  public <T> T anyChat(Work<Operator, T> work) throws LogException, AdminException {
    return chat(work);
  }

  @Override
  public <T> T together(Work<OperatedServer, T> work) throws LogException, AdminException {
    return work.run(this);
  }

  @Override
  public <T> T accounts(Work<AccountStore, T> work) throws LogException, AdminException {
    return await(work, open().accounts()::operate);
  }

  @Override
  public <T> T moderation(Work<ModerationStore, T> work) throws LogException, AdminException {
    OpenChat chat = open();
    return await(operator -> work.run(chat.moderation()), chat.hub()::operate);
  }

  @Override
  public List<AuditEntry> audit(AuditQuery query) throws LogException, AdminException {
    return open().moderation().audit(query);
  }

  @Override
  public Map<LogName, Integer> members() throws LogException, AdminException {
    return chat(Operator::members);
  }

  @Override
  public List<StoredRoom> rooms(String afterKey, int count) throws LogException, AdminException {
    return open().log().rooms(afterKey, count);
  }

  @Override
  public Optional<StoredRoom> room(NamedRoom named) throws LogException, AdminException {
    return chat(operator -> operator.room(named));
  }

  @Override
  public StoredRoom room(LogName room) throws LogException, AdminException {
    return chat(operator -> operator.room(room));
  }

  /** Has another thread do the work, and waits for its result. */
  private static <P, T> T await(Work<P, T> work, Consumer<Consumer<P>> thread)
      throws LogException, AdminException {
    CompletableFuture<T> result = new CompletableFuture<>();
    thread.accept(part -> complete(result, work, part));
    try {
      return result.get(LIMIT.toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      throw new AdminException(
          "the server is busy or stopping, and has not done it within %d s; it may still do it"
              .formatted(LIMIT.toSeconds()),
          e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AdminException("the server stops", e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof LogException failure) {
        throw failure;
      }
      if (e.getCause() instanceof AdminException refusal) {
        throw refusal;
      }
      if (e.getCause() instanceof LogEndedException ended) {
        throw new AdminException(
            "the server lost its database while it did it, and it may be done: %s. Look, and repeat it if it isn't"
                .formatted(ended.getMessage()),
            e);
      }
      throw new IllegalStateException("a bug in a command", e.getCause());
    }
  }

  private static <P, T> void complete(CompletableFuture<T> result, Work<P, T> work, P part) {
    try {
      result.complete(work.run(part));
    } catch (LogEndedException e) {
      result.completeExceptionally(e);
      // The thread ends the chat.
      throw e;
    } catch (LogException | AdminException | RuntimeException e) {
      result.completeExceptionally(e);
    }
  }
}
