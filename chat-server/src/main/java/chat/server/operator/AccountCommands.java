package chat.server.operator;

import static java.nio.charset.StandardCharsets.US_ASCII;

import chat.protocol.Nick;
import chat.protocol.account.Secret;
import chat.server.account.Tokens;
import chat.server.admin.AdminException;
import chat.server.log.LogException;
import chat.server.log.account.AccountStore;
import chat.server.log.account.StoredAccount;
import chat.server.log.moderation.AuditEntry;
import chat.server.log.moderation.ModerationChange;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The commands that change accounts. Each is recorded before it takes effect. One thread. */
final class AccountCommands {
  private static final Duration TOKEN_TIME = Duration.ofHours(24);

  private final OperatedServer server;

  AccountCommands(OperatedServer server) {
    this.server = server;
  }

  static StoredAccount find(AccountStore store, Nick nick) throws LogException, AdminException {
    return store
        .find(nick)
        .orElseThrow(() -> new AdminException("no account has the nick " + nick));
  }

  /** Returns the account that a command names. */
  static StoredAccount find(OperatedServer server, OperatorRequest request)
      throws LogException, AdminException {
    Nick nick = request.nick();
    return server.accounts(store -> find(store, nick));
  }

  /** Replaces an account's password by a token that logs in once. */
  Answer resetPassword(OperatorRequest request) throws LogException, AdminException {
    StoredAccount account = find(server, request);
    boolean keepsDevices = request.has("keep-devices");
    Records.store(server, request, "reset-password", account.nick().value(), "");
    long now = Clock.systemUTC().millis();
    long expires = now + TOKEN_TIME.toMillis();
    String token;
    try (Secret secret = Tokens.make()) {
      token = new String(secret.reveal(), US_ASCII);
      server.accounts(
          store -> {
            store.reset(account.number(), Tokens.digest(secret), now, expires, keepsDevices);
            return true;
          });
    }
    if (!keepsDevices) {
      logOut(account, "the operator has reset the password of this account");
    }
    return Answer.done(
        new Row()
            .text("nick", account.nick().value())
            .text("token", token)
            .time("expires", expires),
        token);
  }

  /** Deletes an account. */
  Answer delete(OperatorRequest request) throws LogException, AdminException {
    StoredAccount account = find(server, request);
    String reason = "the operator has deleted this account";
    AuditEntry entry =
        Records.entry(
            request,
            "delete-account",
            account.nick() + " (account " + account.number() + ")",
            request.find("reason").orElse(""));
    // Before the account, too: a user who leaves stores what it has read.
    logOut(account, reason);
    server.moderation(
        store ->
            store.apply(
                List.of(new ModerationChange.ForgetAccount(account.number())), Optional.of(entry)));
    server.accounts(
        store -> {
          store.delete(account.number());
          return true;
        });
    logOut(account, reason);
    return Answer.done(
        new Row().text("nick", account.nick().value()).number("number", account.number()),
        "deleted the account %s (number %d): its password, devices, keys, roles and direct messages"
            .formatted(account.nick(), account.number()),
        "its messages in rooms stay; anyone may take its nick now");
  }

  /** Makes an account an operator's. */
  Answer op(OperatorRequest request) throws LogException, AdminException {
    return setOperator(request, "op", true, "%s is an operator now");
  }

  /** Takes an operator's rights from an account. */
  Answer deop(OperatorRequest request) throws LogException, AdminException {
    return setOperator(request, "deop", false, "%s is no longer an operator");
  }

  private Answer setOperator(
      OperatorRequest request, String action, boolean isOperator, String line)
      throws LogException, AdminException {
    StoredAccount account = find(server, request);
    Records.store(server, request, action, account.nick().value(), "");
    if (!server.accounts(store -> store.setOperator(account.number(), isOperator))) {
      throw new AdminException("no account has the nick " + account.nick());
    }
    if (server.isRunning()) {
      server.chat(
          operator -> {
            operator.setOperator(account.number(), isOperator);
            return true;
          });
    }
    return Answer.done(
        new Row()
            .text("nick", account.nick().value())
            .number("number", account.number())
            .flag("operator", isOperator),
        line.formatted(account.nick()));
  }

  private void logOut(StoredAccount account, String reason) throws LogException, AdminException {
    if (server.isRunning()) {
      server.chat(
          operator -> {
            operator.logOut(account.number(), reason);
            return true;
          });
    }
  }
}
