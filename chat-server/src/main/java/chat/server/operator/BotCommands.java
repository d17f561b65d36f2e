package chat.server.operator;

import chat.server.admin.AdminException;
import chat.server.log.LogException;
import chat.server.log.account.StoredAccount;
import chat.server.log.moderation.AuditEntry;
import chat.server.log.moderation.ModerationChange;
import java.util.List;
import java.util.Optional;

/** The commands for accounts of programs. One thread. */
final class BotCommands {
  private static final int MAX_RATE = 10_000;

  private final OperatedServer server;

  BotCommands(OperatedServer server) {
    this.server = server;
  }

  /** Marks an account as a bot, or no longer. */
  Answer bot(OperatorRequest request) throws LogException, AdminException {
    StoredAccount account = AccountCommands.find(server, request);
    int rate = request.has("off") ? 0 : rate(request);
    String did = rate == 0 ? "is no longer a bot" : "is a bot now: " + messages(rate);
    AuditEntry entry =
        Records.entry(
            request, "bot", account.nick().value(), rate == 0 ? "no longer" : messages(rate));
    ModerationChange change = new ModerationChange.SetBot(account.number(), rate);
    server.moderation(store -> store.apply(List.of(change), Optional.of(entry)));
    if (server.isRunning()) {
      server.chat(
          operator -> {
            operator.setBot(account.number(), rate);
            return true;
          });
    }
    return Answer.done(
        new Row()
            .text("nick", account.nick().value())
            .number("number", account.number())
            .number("bot", rate),
        account.nick() + " " + did);
  }

  private static String messages(int rate) {
    return rate == 1 ? "1 message a second" : "%,d messages a second".formatted(rate);
  }

  private static int rate(OperatorRequest request) throws AdminException {
    long rate = request.number("rate");
    if (rate < 1 || rate > MAX_RATE) {
      throw new AdminException("the rate must be 1 to %,d messages a second".formatted(MAX_RATE));
    }
    return (int) rate;
  }
}
