package chat.client.session;

import chat.client.event.ClientEvent;
import chat.client.session.login.NickLogin;
import chat.client.session.state.EventLog;
import chat.client.session.state.OwnAccount;
import chat.protocol.AccountMessage;
import chat.protocol.AuthRequest;
import chat.protocol.ConnectionMessage;
import chat.protocol.QueryAnswer;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Turns the server's messages about our account into events and sentences. The session thread owns
 * it.
 */
final class AccountEvents {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT).withZone(ZoneId.systemDefault());

  /** The last time that is formatted: a server may send any number, but years have four digits. */
  private static final long MAX_MILLIS = Instant.parse("9999-12-30T00:00:00Z").toEpochMilli();

  /** The sentences for requests whose only answer is DONE. */
  private static final Map<AuthRequest.Action, String> SUCCEEDED =
      Map.of(
          AuthRequest.Action.REGISTER,
          "this nick is your account now; /password changes its password",
          AuthRequest.Action.CHANGE,
          "your password is changed; devices that stay logged in still do, see /devices",
          AuthRequest.Action.REVOKE,
          "that device is logged out",
          AuthRequest.Action.ADDKEY,
          "that key logs you in from now on: chat-client --ssh-key FILE NICK@HOST",
          AuthRequest.Action.DROPKEY,
          "that key no longer logs you in");

  private static final Set<AuthRequest.Action> LOGINS =
      EnumSet.of(
          AuthRequest.Action.REGISTER,
          AuthRequest.Action.PASSWORD,
          AuthRequest.Action.TOKEN,
          AuthRequest.Action.SIGNATURE,
          AuthRequest.Action.LOGOUT);

  private final NickLogin login;
  private final OtherDevices devices;
  private final EventLog events;
  private int listed; // devices or keys, of the list that is arriving

  AccountEvents(NickLogin login, OtherDevices devices, EventLog events) {
    this.login = login;
    this.devices = devices;
    this.events = events;
  }

  void account(AccountMessage.Account account) {
    become(account);
  }

  /**
   * The server has welcomed us. A client that reconnects soon is still logged in by its client id,
   * which the nick alone shows: no guest has an account's nick. Another log may lack the account.
   */
  void welcomed(ConnectionMessage.Welcome welcome, boolean isSameLog) {
    boolean isStill =
        isSameLog && login.account().nick().filter(welcome.nick()::equals).isPresent();
    if (login.account().isLoggedIn() && !login.account().isConfirmed() && !isStill) {
      become(OwnAccount.NONE);
    }
  }

  private void become(AccountMessage.Account account) {
    boolean isOther = account.number() != login.account().number();
    login.account().became(account);
    if (isOther) {
      devices.accountChanged();
      events.changed();
      events.add(new ClientEvent.AccountChanged(account));
    }
  }

  void device(AccountMessage.Device device) {
    listed++;
    events.notice(
        "device %d: %s, since %s, last logged in %s%s%s"
            .formatted(
                device.number(),
                device.name(),
                time(device.createdMillis()),
                time(device.seenMillis()),
                device.limitsSentence(),
                device.isThis() ? " (this device)" : ""));
  }

  void key(AccountMessage.Key key) {
    listed++;
    String comment = key.comment().isEmpty() ? "" : " " + key.comment();
    events.notice("key %s%s, since %s".formatted(key.key(), comment, time(key.addedMillis())));
  }

  /** A request about accounts has succeeded. */
  void done(QueryAnswer.Done done) {
    int count = listed;
    listed = 0;
    for (AuthRequest.Action action : AuthRequest.Action.values()) {
      if (action.word().equals(done.token())) {
        done(action, count);
      }
    }
  }

  private void done(AuthRequest.Action action, int count) {
    if (LOGINS.contains(action)) {
      devices.accountKnown();
    }
    if (SUCCEEDED.containsKey(action)) {
      events.notice(SUCCEEDED.get(action));
    } else if (action == AuthRequest.Action.DEVICES && count == 0) {
      events.notice("no device stays logged in; one that is started with --remember does");
    } else if (action == AuthRequest.Action.KEYS && count == 0) {
      events.notice("no SSH key logs you in; /key add adds one");
    }
  }

  private static String time(long epochMillis) {
    return TIME.format(Instant.ofEpochMilli(Math.min(epochMillis, MAX_MILLIS)));
  }
}
