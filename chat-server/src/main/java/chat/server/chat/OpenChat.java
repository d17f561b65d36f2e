package chat.server.chat;

import chat.server.account.AccountService;
import chat.server.hub.Hub;
import chat.server.hub.HubOptions;
import chat.server.hub.account.HubAccounts;
import chat.server.log.LogEndedException;
import chat.server.log.LogException;
import chat.server.log.RoomLog;
import chat.server.log.moderation.ModerationStore;
import chat.server.log.storage.Storage;
import chat.server.time.TimeSource;
import java.time.Duration;
import java.util.function.Consumer;

/** A hub with what it stores, opened and closed as one. Any thread but the hub's. */
public final class OpenChat {
  private final Storage storage;
  private final AccountService accounts;
  private final Hub hub;

  /** Makes the settings of a hub. */
  public interface Options {
    HubOptions of(HubAccounts accounts, ModerationStore moderation);
  }

  /**
   * A chat whose hub has not been started.
   *
   * @param storage closed with the chat; by the caller if this fails
   * @param whenEnded called once by the hub's thread, which ends then, if the log ends before the
   *     chat is stopped, however that was found; its clients have been sent BYE
   * @throws LogException if what is stored can't be read
   */
  public OpenChat(
      Storage storage, Options options, TimeSource time, Consumer<LogEndedException> whenEnded)
      throws LogException {
    this.storage = storage;
    this.accounts = AccountService.of(storage.accounts(), time, this::end);
    HubOptions hubOptions =
        options.of(new HubAccounts(storage.accounts(), accounts), storage.moderation());
    this.hub = new Hub(storage.log(), hubOptions, time, whenEnded);
  }

  /** Ends the chat, because its log has been found to have ended; doesn't wait. */
  public void end(LogEndedException why) {
    hub.end(why);
  }

  public Hub hub() {
    return hub;
  }

  public RoomLog log() {
    return storage.log();
  }

  public AccountService accounts() {
    return accounts;
  }

  public ModerationStore moderation() {
    return storage.moderation();
  }

  public void start() {
    hub.start();
  }

  /**
   * Carries out what clients have sent so far, and sends them BYE.
   *
   * @param limit how long their connections may take to send what is queued
   */
  public void stop(Duration limit) throws InterruptedException {
    hub.stop(limit);
  }

  /** Closes what is stored, once no connection reads it any more. */
  public void close() {
    accounts.close();
    storage.log().close();
  }
}
