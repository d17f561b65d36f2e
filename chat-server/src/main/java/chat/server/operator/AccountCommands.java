package chat.server.operator;

import static java.nio.charset.StandardCharsets.US_ASCII;

import chat.notation.Quantity;
import chat.protocol.Nick;
import chat.protocol.account.Secret;
import chat.server.account.Tokens;
import chat.server.admin.AdminException;
import chat.server.hub.moderation.AccountDeletion;
import chat.server.log.LogException;
import chat.server.log.account.AccountStore;
import chat.server.log.account.StoredAccount;
import chat.server.log.moderation.AuditEntry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The commands that change accounts, each by one commit with its record. One thread. */
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
    AuditEntry entry = Records.entry(request, "reset-password", account.nick().value(), "");
    long expires = entry.at() + TOKEN_TIME.toMillis();
    String token;
    try (Secret secret = Tokens.make()) {
      token = new String(secret.reveal(), US_ASCII);
      server.accounts(
          store -> {
            store.reset(account.number(), Tokens.digest(secret), expires, keepsDevices, entry);
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
    int devices = server.accounts(store -> store.devices(account.number()).size());
    int keys = server.accounts(store -> store.keys(account.number()).size());
    AccountDeletion.Deleted deleted =
        server.moderate(moderation -> moderation.deleteAccount(account.number(), entry, reason));
    return new Answer(
        List.of(row(account, deleted).number("devices", devices).number("keys", keys)),
        lines(account, deleted, devices, keys));
  }

  private static Row row(StoredAccount account, AccountDeletion.Deleted deleted) {
    List<String> passed = new ArrayList<>();
    List<String> ownerless = new ArrayList<>();
    deleted
        .rooms()
        .forEach((room, owner) -> (owner.isPresent() ? passed : ownerless).add(room.toString()));
    return new Row()
        .text("nick", account.nick().value())
        .number("number", account.number())
        .number("roles", deleted.roles())
        .words("passed", passed)
        .words("ownerless", ownerless);
  }

  private static List<String> lines(
      StoredAccount account, AccountDeletion.Deleted deleted, int devices, int keys) {
    List<String> lines = new ArrayList<>();
    lines.add(
        "deleted the account %s (number %d): its password, %s, %s, %s and the direct messages to it"
            .formatted(
                account.nick(),
                account.number(),
                Quantity.of(devices, "device"),
                Quantity.of(keys, "key"),
                Quantity.of(deleted.roles(), "role")));
    deleted
        .rooms()
        .forEach(
            (room, owner) ->
                lines.add(
                    owner
                        .map(nick -> "%s belongs to %s now".formatted(room, nick))
                        .orElse(room + " belongs to nobody now")));
    lines.add("its messages that are not deleted stay; anyone may take its nick now");
    return lines;
  }

  /** Makes an account an operator's. */
  Answer op(OperatorRequest request) throws LogException, AdminException {
    return setOperator(request, "op", true, "%s is an operator now", "%s is an operator already");
  }

  /** Takes an operator's rights from an account. */
  Answer deop(OperatorRequest request) throws LogException, AdminException {
    return setOperator(request, "deop", false, "%s is no longer an operator", "%s is no operator");
  }

  /** Changes and records nothing if it is so already. */
  private Answer setOperator(
      OperatorRequest request, String action, boolean isOperator, String line, String unchanged)
      throws LogException, AdminException {
    StoredAccount account = find(server, request);
    Row row =
        new Row()
            .text("nick", account.nick().value())
            .number("number", account.number())
            .flag("operator", isOperator);
    if (server.accounts(store -> store.operators().contains(account.number())) == isOperator) {
      return Answer.done(row, unchanged.formatted(account.nick()));
    }
    AuditEntry entry = Records.entry(request, action, account.nick().value(), "");
    if (!server.accounts(store -> store.setOperator(account.number(), isOperator, entry))) {
      throw new AdminException("no account has the nick " + account.nick());
    }
    if (server.isRunning()) {
      server.chat(
          operator -> {
            operator.setOperator(account.number(), isOperator);
            return true;
          });
    }
    return Answer.done(row, line.formatted(account.nick()));
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
