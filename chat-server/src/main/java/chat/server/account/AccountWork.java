package chat.server.account;

import chat.protocol.ErrorCode;
import chat.server.log.LogEndedException;
import chat.server.log.LogException;
import chat.server.log.account.AccountStore;
import chat.server.log.account.StoredAccount;
import chat.server.log.account.StoredDevice;
import chat.server.log.account.TokenScope;
import chat.server.time.TimeSource;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries out requests on the accounts' thread, and answers each exactly once, also after a
 * failure. Any thread calls {@link #run}; the accounts' thread calls the other methods.
 */
record AccountWork(AccountStore store, Schedule schedule, TimeSource time) {
  private static final Logger LOG = LoggerFactory.getLogger(AccountWork.class);

  /** Work whose result is an answer. */
  interface Task {
    Outcome run() throws LogException;
  }

  /** Work that answers later. */
  interface Step {
    void run() throws LogException;
  }

  /** Carries out a request on the accounts' thread, and answers it. */
  void run(Consumer<Outcome> answer, Task task) {
    begin(answer, () -> answer.accept(task.run()));
  }

  /** Begins a request on the accounts' thread, which answers it later unless it fails. */
  void begin(Consumer<Outcome> answer, Step step) {
    after(0, answer, step);
  }

  void after(long nanos, Consumer<Outcome> answer, Step step) {
    schedule.after(
        nanos,
        () -> {
          try {
            step.run();
          } catch (LogException e) {
            answer.accept(failure(e));
          } catch (LogEndedException e) {
            // The hub ends, which ends the session that waits for the answer.
            throw e;
          } catch (RuntimeException e) {
            LOG.error("bug in the accounts", e);
            answer.accept(bug());
          }
        });
  }

  static Outcome failure(LogException e) {
    LOG.warn("can't use the accounts: {}", e.getMessage());
    return new Outcome.Refused(
        ErrorCode.NOT_STORED, "the server can't reach its stored accounts; try again later");
  }

  static Outcome bug() {
    return new Outcome.Refused(ErrorCode.INTERNAL_ERROR, "the server failed; it is logged");
  }

  /** Returns the answer to a client that has proved an account, and stores the time. */
  Outcome loggedIn(StoredAccount account) throws LogException {
    return loggedIn(account, OptionalLong.empty(), TokenScope.ALL);
  }

  /** Returns the answer to a client that has proved an account by a device's token. */
  Outcome loggedIn(StoredAccount account, StoredDevice device) throws LogException {
    return loggedIn(account, OptionalLong.of(device.number()), device.scope());
  }

  private Outcome loggedIn(StoredAccount account, OptionalLong device, TokenScope scope)
      throws LogException {
    try {
      store.loggedIn(account.number(), device, time.epochMillis());
    } catch (LogException e) {
      // A full disk locks nobody out.
      LOG.warn("can't store when {} logged in: {}", account.nick(), e.getMessage());
    }
    return new Outcome.LoggedIn(
        account.number(), account.nick(), device, scope, store.marks(account.number()));
  }
}
