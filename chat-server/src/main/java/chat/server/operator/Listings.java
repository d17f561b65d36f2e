package chat.server.operator;

import chat.protocol.Nick;
import chat.protocol.unicode.NameRules;
import chat.server.admin.AdminException;
import chat.server.hub.Operator;
import chat.server.log.Draft;
import chat.server.log.LogException;
import chat.server.log.account.AccountStore;
import chat.server.log.account.StoredAccount;
import chat.server.log.moderation.ModerationStore;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** The commands that list who and what there is, and change nothing. One thread. */
final class Listings {
  private final OperatedServer server;

  Listings(OperatedServer server) {
    this.server = server;
  }

  /** Lists the connected users, a row for each device. */
  Answer users(OperatorRequest request) throws LogException, AdminException {
    String after = request.find("after").orElse("");
    return users(server.chat(Operator::devices), after, Clock.systemUTC().millis());
  }

  /**
   * Returns the next devices, in the order of nicks; all those of a nick are in one page.
   *
   * @param after the nick of the last user that the caller has seen; empty to begin
   */
  static Answer users(List<Operator.Device> devices, String after, long now) {
    NavigableMap<String, List<Operator.Device>> byNick = new TreeMap<>();
    for (Operator.Device device : devices) {
      byNick
          .computeIfAbsent(NameRules.key(device.nick().value()), nick -> new ArrayList<>(1))
          .add(device);
    }
    List<Row> rows = new ArrayList<>();
    String last = after;
    for (List<Operator.Device> ofUser : byNick.tailMap(NameRules.key(after), false).values()) {
      if (rows.size() >= Answer.MAX_ROWS) {
        return Answer.page(rows, rows.size(), "", last);
      }
      ofUser.forEach(device -> rows.add(row(device, now)));
      last = ofUser.get(0).nick().value();
    }
    return Answer.table(rows, "no user is connected");
  }

  private static Row row(Operator.Device device, long now) {
    return new Row()
        .text("nick", device.nick().value())
        .flag("account", device.account() != Draft.GUEST)
        .text("address", device.connection().map(Operator.Connection::address))
        .text("wire", device.connection().map(Listings::wire))
        .time("since", device.connection().map(c -> now - c.age().toMillis()).orElse(0L))
        .words("rooms", device.rooms());
  }

  private static String wire(Operator.Connection connection) {
    return connection.isFramed() ? "frames" : "text";
  }

  /** Lists all accounts, or describes one. */
  Answer accounts(OperatorRequest request) throws LogException, AdminException {
    long after = request.number("after");
    Optional<Nick> nick = request.has("nick") ? Optional.of(request.nick()) : Optional.empty();
    Map<Long, Integer> bots = server.moderation(ModerationStore::bots);
    return server.accounts(
        store -> {
          List<Row> rows = new ArrayList<>();
          Set<Long> operators = store.operators();
          long last = after;
          for (StoredAccount account : accounts(store, nick, after)) {
            rows.add(
                row(store, account)
                    .flag("operator", operators.contains(account.number()))
                    .number("bot", bots.getOrDefault(account.number(), 0)));
            last = account.number();
          }
          return Answer.page(rows, rows.size(), "there is no account", Long.toString(last));
        });
  }

  private static List<StoredAccount> accounts(AccountStore store, Optional<Nick> nick, long after)
      throws LogException, AdminException {
    return nick.isEmpty()
        ? store.accounts(after, Answer.MAX_ROWS)
        : List.of(AccountCommands.find(store, nick.get()));
  }

  private static Row row(AccountStore store, StoredAccount account) throws LogException {
    return new Row()
        .number("number", account.number())
        .text("nick", account.nick().value())
        .time("created", account.created())
        .time("seen", account.seen())
        .flag("password", !account.passwordHash().isEmpty())
        .number("devices", store.devices(account.number()).size())
        .number("keys", store.keys(account.number()).size());
  }
}
