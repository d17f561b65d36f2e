package chat.server.operator;

import chat.notation.Quantity;
import chat.protocol.Nick;
import chat.server.admin.AdminException;
import chat.server.log.Erased;
import chat.server.log.LogException;
import chat.server.log.LogName;
import chat.server.log.LogPosition;
import chat.server.log.account.StoredAccount;
import java.time.Duration;
import java.util.Optional;

/**
 * The command that erases the messages of an account, in steps in between which the server works:
 * as many as the operator's program waits for, which then requests the next ones. One thread.
 */
final class MessageErasure {
  private static final Duration WAIT = Duration.ofSeconds(2);

  private final OperatedServer server;

  MessageErasure(OperatedServer server) {
    this.server = server;
  }

  /** Erases messages of the account of a nick, or of a number that no account has any longer. */
  Answer erase(OperatorRequest request) throws LogException, AdminException {
    Optional<StoredAccount> known = find(request);
    long account = known.isPresent() ? known.get().number() : request.requireNumber("number");
    Optional<LogPosition> after = position(request);
    if (known.isPresent() && after.isEmpty()) {
      record(request, "%s (account %d)".formatted(known.get().nick(), account));
    }
    Steps steps = new Steps(account, after);
    server.together(
        chat -> {
          steps.run(chat);
          return true;
        });
    if (known.isEmpty() && steps.messages > 0) {
      // What the account wrote while its other messages were erased.
      record(request, "account " + account);
    }
    return Answer.done(
        new Row()
            .number("number", account)
            .number("messages", steps.messages)
            .text("after", steps.after.map(at -> at.log().key() + " " + at.seq()).orElse("")),
        "deleted " + Quantity.of(steps.messages, "message"));
  }

  private void record(OperatorRequest request, String target) throws LogException, AdminException {
    Records.store(server, request, "delete-messages", target, "");
  }

  private Optional<StoredAccount> find(OperatorRequest request)
      throws LogException, AdminException {
    if (request.has("nick")) {
      Nick nick = request.nick();
      return Optional.of(server.accounts(store -> AccountCommands.find(store, nick)));
    }
    long number = request.requireNumber("number");
    return server.accounts(store -> store.find(number));
  }

  /** Returns where the last request ended. */
  private static Optional<LogPosition> position(OperatorRequest request) throws AdminException {
    Optional<String> typed = request.find("after");
    if (typed.isEmpty()) {
      return Optional.empty();
    }
    String[] words = typed.get().split(" ", -1);
    if (words.length != 2 || !words[1].matches("[0-9]{1,18}")) {
      throw new AdminException("after is what the last answer had there");
    }
    return Optional.of(new LogPosition(new LogName(words[0]), Long.parseLong(words[1])));
  }

  /** Erases until all is erased, or others have waited long enough. */
  private static final class Steps {
    private final long account;
    private Optional<LogPosition> after;
    private int messages;

    Steps(long account, Optional<LogPosition> after) {
      this.account = account;
      this.after = after;
    }

    void run(OperatedServer chat) throws LogException, AdminException {
      long end = System.nanoTime() + WAIT.toNanos();
      do {
        Optional<LogPosition> from = after;
        Erased step = chat.moderate(moderation -> moderation.eraseMessages(account, from));
        messages += step.messages();
        after = step.last();
      } while (after.isPresent() && System.nanoTime() - end < 0);
    }
  }
}
