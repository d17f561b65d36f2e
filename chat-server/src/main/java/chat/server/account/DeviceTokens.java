package chat.server.account;

import chat.protocol.ErrorCode;
import chat.protocol.account.Secret;
import chat.server.log.LogException;
import chat.server.log.account.StoredAccount;
import chat.server.log.account.StoredDevice;
import java.util.List;
import java.util.Optional;

/** Logs devices in by their tokens, adds and revokes them. The accounts' thread. */
final class DeviceTokens {
  private static final int MAX_DEVICES = 100;
  private static final int MAX_NAME_CHARS = 64;

  private final AccountWork work;

  DeviceTokens(AccountWork work) {
    this.work = work;
  }

  /**
   * Logs in the device of a token, or whoever has one that logs in once; empty for no such token.
   */
  Optional<Outcome> login(Secret token) throws LogException {
    String digest = Tokens.digest(token);
    Optional<StoredDevice> device = work.store().deviceByToken(digest);
    if (device.isEmpty()) {
      Optional<StoredAccount> once = work.store().takeOnce(digest, work.time().epochMillis());
      return once.isEmpty() ? Optional.empty() : Optional.of(work.loggedIn(once.get()));
    }
    Optional<StoredAccount> account = work.store().find(device.get().account());
    return account.isEmpty()
        ? Optional.empty()
        : Optional.of(work.loggedIn(account.get(), device.get()));
  }

  Outcome add(long account, String name) throws LogException {
    if (work.store().devices(account).size() >= MAX_DEVICES) {
      return new Outcome.Refused(
          ErrorCode.QUOTA,
          "an account has at most "
              + MAX_DEVICES
              + " devices; /devices lists them, /devices N logs one out");
    }
    Secret token = Tokens.make();
    String kept = name.codePointCount(0, name.length()) <= MAX_NAME_CHARS ? name : cut(name);
    long device =
        work.store().addDevice(account, kept, Tokens.digest(token), work.time().epochMillis());
    return new Outcome.Token(device, token);
  }

  private static String cut(String name) {
    return name.substring(0, name.offsetByCodePoints(0, MAX_NAME_CHARS));
  }

  Outcome list(long account) throws LogException {
    List<StoredDevice> devices = work.store().devices(account);
    return new Outcome.Devices(devices);
  }

  Outcome revoke(long account, long device) throws LogException {
    return work.store().revoke(account, device)
        ? new Outcome.Done()
        : new Outcome.Refused(
            ErrorCode.BAD_TOKEN, "you have no device " + device + "; /devices lists them");
  }
}
