package chat.server.operator;

import static java.nio.charset.StandardCharsets.US_ASCII;

import chat.protocol.Limits;
import chat.protocol.RoomName;
import chat.protocol.Text;
import chat.protocol.account.Secret;
import chat.protocol.unicode.InvalidNameException;
import chat.server.account.Tokens;
import chat.server.admin.AdminException;
import chat.server.log.LogException;
import chat.server.log.account.StoredAccount;
import chat.server.log.account.TokenScope;
import chat.server.log.moderation.AuditEntry;
import chat.server.log.moderation.ModerationChange;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The commands for accounts of programs. One thread. */
final class BotCommands {
  private static final int MAX_RATE = 10_000;
  private static final int MAX_DEVICES = 100;

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

  /** Makes a token for a program. */
  Answer token(OperatorRequest request) throws LogException, AdminException {
    StoredAccount account = AccountCommands.find(server, request);
    Text name = Text.of(request.require("name"));
    TokenScope scope = new TokenScope(request.has("read"), rooms(request));
    int devices = server.accounts(store -> store.devices(account.number())).size();
    if (devices >= MAX_DEVICES) {
      throw new AdminException(
          "%s has %d devices, and at most %d: log some out"
              .formatted(account.nick(), devices, MAX_DEVICES));
    }
    String limits = scope.isLimited() ? scope.toString() : "no limits";
    AuditEntry entry =
        Records.entry(request, "token", account.nick().value(), name + ": " + limits);
    try (Secret secret = Tokens.make()) {
      String token = new String(secret.reveal(), US_ASCII);
      long device =
          server.accounts(
              store ->
                  store.addDevice(
                      account.number(), name.toString(), Tokens.digest(secret), scope, entry));
      if (device == 0) {
        throw new AdminException("no account has the nick " + account.nick());
      }
      return Answer.done(
          new Row()
              .text("nick", account.nick().value())
              .number("device", device)
              .text("token", token)
              .flag("read", scope.isReadOnly())
              .words("rooms", scope.rooms().stream().map(RoomName::value).toList()),
          token);
    }
  }

  private static Set<RoomName> rooms(OperatorRequest request) throws AdminException {
    Set<RoomName> rooms = new LinkedHashSet<>();
    Optional<String> lines = request.find("rooms");
    for (String typed : lines.map(names -> names.split("\n", -1)).orElse(new String[0])) {
      try {
        rooms.add(RoomName.typed(typed));
      } catch (InvalidNameException e) {
        throw new AdminException("'%s' is no room: %s".formatted(typed, e.getMessage()), e);
      }
    }
    if (rooms.size() > Limits.MAX_ROOMS_PER_USER) {
      throw new AdminException(
          "a token is for at most %d rooms".formatted(Limits.MAX_ROOMS_PER_USER));
    }
    return rooms;
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
