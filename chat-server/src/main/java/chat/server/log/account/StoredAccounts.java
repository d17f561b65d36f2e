package chat.server.log.account;

import chat.protocol.Nick;
import chat.protocol.unicode.NameRules;
import chat.server.log.LogException;
import chat.server.log.file.Store;
import chat.server.log.file.TableReader;
import chat.server.log.moderation.AuditEntry;
import chat.server.log.moderation.AuditRows;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * The accounts in the database of messages, so that a backup has both as of the same time. Each
 * change is one commit. Threads: see {@link AccountStore}; each has a connection of its own.
 */
public final class StoredAccounts implements AccountStore {
  private static final String READ = "read";

  private final Store store;
  private final TableReader hub;
  // Set by the accounts' thread, read by the hub's: most servers have no account to look for.
  private volatile boolean isEmpty;

  /**
   * Accounts in an open database.
   *
   * @param store of the accounts' thread
   * @param hub reads on the hub's thread
   */
  public StoredAccounts(Store store, TableReader hub) throws LogException {
    this.store = store;
    this.hub = hub;
    this.isEmpty = read(sql -> new AccountRows(sql).isEmpty());
    // Asked of the hub's connection, which opens its files at its first query: later, the process
    // may be able to open no more.
    boolean isOfThisVersion = hub.read(READ, sql -> new NickRows(sql).areOfThisVersion());
    if (!isEmpty && !isOfThisVersion) {
      Map<Long, Nick> nicks = read(sql -> new AccountRows(sql).nicks());
      change(
          sql -> {
            new NickRows(sql).addAll(nicks);
            return null;
          });
    }
  }

  @Override
  public Optional<Claim> claim(Nick nick) throws LogException {
    return isEmpty ? Optional.empty() : hub.read(READ, sql -> new NickRows(sql).claim(nick));
  }

  @Override
  public long created(long account) throws LogException {
    return registered(account).map(StoredAccount::created).orElse(0L);
  }

  @Override
  public Optional<StoredAccount> registered(long account) throws LogException {
    return hub.read(READ, sql -> new AccountRows(sql).find("number", account));
  }

  @Override
  public Set<Long> operators() throws LogException {
    return read(sql -> new AccountRows(sql).operators());
  }

  @Override
  public boolean setOperator(long account, boolean isOperator, AuditEntry entry)
      throws LogException {
    return change(
        sql -> {
          boolean exists = new AccountRows(sql).setOperator(account, isOperator);
          if (exists) {
            new AuditRows(sql).add(entry);
          }
          return exists;
        });
  }

  @Override
  public long create(Nick nick, String passwordHash, long epochMillis)
      throws NickClaimedException, LogException {
    // Only this thread creates accounts, so nobody claims the nick before the commit.
    Optional<Claim> claim = read(sql -> new NickRows(sql).claim(nick));
    if (claim.isPresent()) {
      throw new NickClaimedException(claim.get());
    }
    long number =
        change(
            sql -> {
              long created = new AccountRows(sql).add(nick, passwordHash, epochMillis);
              new NickRows(sql).add(created, nick);
              return created;
            });
    isEmpty = false;
    return number;
  }

  @Override
  public Optional<StoredAccount> find(Nick nick) throws LogException {
    return read(sql -> new AccountRows(sql).find("nick_key", NameRules.key(nick.value())));
  }

  @Override
  public Optional<StoredAccount> find(long account) throws LogException {
    return read(sql -> new AccountRows(sql).find("number", account));
  }

  @Override
  public List<StoredAccount> accounts(long after, int count) throws LogException {
    return read(sql -> new AccountRows(sql).after(after, count));
  }

  @Override
  public void setPassword(long account, String passwordHash) throws LogException {
    change(sql -> new AccountRows(sql).setPassword(account, passwordHash));
  }

  @Override
  public void loggedIn(long account, OptionalLong device, long epochMillis) throws LogException {
    change(
        sql -> {
          if (device.isPresent()) {
            new DeviceRows(sql).seen(device.getAsLong(), epochMillis);
          }
          return new AccountRows(sql).seen(account, epochMillis);
        });
  }

  @Override
  public long addDevice(long account, String name, String tokenDigest, long epochMillis)
      throws LogException {
    return change(
        sql -> new DeviceRows(sql).add(account, name, tokenDigest, TokenScope.ALL, epochMillis));
  }

  @Override
  public long addDevice(
      long account, String name, String tokenDigest, TokenScope scope, AuditEntry entry)
      throws LogException {
    return change(
        sql -> {
          long device = new DeviceRows(sql).add(account, name, tokenDigest, scope, entry.at());
          if (device > 0) {
            new AuditRows(sql).add(entry);
          }
          return device;
        });
  }

  @Override
  public Optional<StoredDevice> deviceByToken(String tokenDigest) throws LogException {
    return read(sql -> new DeviceRows(sql).byToken(tokenDigest));
  }

  @Override
  public List<StoredDevice> devices(long account) throws LogException {
    return read(sql -> new DeviceRows(sql).of(account));
  }

  @Override
  public boolean revoke(long account, long device) throws LogException {
    return change(sql -> new DeviceRows(sql).remove(account, device));
  }

  @Override
  public void addKey(long account, StoredKey key) throws LogException {
    change(sql -> new DeviceRows(sql).addKey(account, key));
  }

  @Override
  public List<StoredKey> keys(long account) throws LogException {
    return read(sql -> new DeviceRows(sql).keys(account));
  }

  @Override
  public boolean removeKey(long account, String fingerprint) throws LogException {
    return change(sql -> new DeviceRows(sql).removeKey(account, fingerprint));
  }

  @Override
  public List<ReadMark> marks(long account) throws LogException {
    return read(sql -> new AccountRows(sql).marks(account));
  }

  @Override
  public void setMarks(Map<Long, List<ReadMark>> changed) throws LogException {
    change(
        sql -> {
          for (Map.Entry<Long, List<ReadMark>> account : changed.entrySet()) {
            for (ReadMark mark : account.getValue()) {
              new AccountRows(sql).setMark(account.getKey(), mark);
            }
            new AccountRows(sql).boundMarks(account.getKey());
          }
          return null;
        });
  }

  @Override
  public void reset(
      long account, String tokenDigest, long expires, boolean keepsDevices, AuditEntry entry)
      throws LogException {
    change(
        sql -> {
          new AuditRows(sql).add(entry);
          new AccountRows(sql).setPassword(account, "");
          new DeviceRows(sql).forget(account, keepsDevices);
          return new DeviceRows(sql).addOnce(account, tokenDigest, entry.at(), expires);
        });
  }

  @Override
  public Optional<StoredAccount> takeOnce(String tokenDigest, long epochMillis)
      throws LogException {
    long account = read(sql -> new DeviceRows(sql).ofOnce(tokenDigest, epochMillis));
    return account > 0 && change(sql -> new DeviceRows(sql).removeOnce(tokenDigest))
        ? find(account)
        : Optional.empty();
  }

  private <T> T read(TableReader.Work<T> queries) throws LogException {
    return store.read(READ, queries);
  }

  private <T> T change(TableReader.Work<T> statements) throws LogException {
    return store.write("write", statements);
  }
}
