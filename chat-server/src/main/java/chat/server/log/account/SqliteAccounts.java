package chat.server.log.account;

import chat.protocol.Nick;
import chat.protocol.unicode.NameRules;
import chat.server.log.LogException;
import chat.server.log.file.Database;
import chat.server.log.file.Sql;
import chat.server.log.file.Transaction;
import chat.server.log.schema.Schema;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * The accounts in the database of messages, so that a backup has both as of the same time. Each
 * change is one commit. Threads: see {@link AccountStore}; each has a connection of its own.
 */
public final class SqliteAccounts implements AccountStore {
  /** Throws if a change would be lost. */
  public interface ChangeCheck {
    void run() throws LogException;
  }

  /** Describes why a statement failed. */
  public interface Failures {
    LogException of(String verb, SQLException e);
  }

  private interface Statements<T> {
    T run() throws SQLException;
  }

  private final Connection connection;
  private final Connection claimsConnection;
  private final AccountRows accounts;
  private final DeviceRows devices;
  private final NickRows nicks;
  private final NickRows claims;
  private final AccountRows registered;
  private final ChangeCheck check;
  private final Failures failures;
  // Set by the accounts' thread, read by the hub's: most servers have no account to look for.
  private volatile boolean isEmpty;

  /**
   * Accounts in an open database.
   *
   * @param check runs before each change
   */
  public SqliteAccounts(Database database, Database.Sync sync, ChangeCheck check, Failures failures)
      throws LogException, SQLException {
    this.check = check;
    this.failures = failures;
    this.connection = database.open(sync, Schema::migrate);
    this.claimsConnection = database.openToRead();
    Sql sql = new Sql(connection);
    this.accounts = new AccountRows(sql);
    this.devices = new DeviceRows(sql);
    this.nicks = new NickRows(sql);
    this.claims = new NickRows(new Sql(claimsConnection));
    this.registered = new AccountRows(new Sql(claimsConnection));
    this.isEmpty = accounts.isEmpty();
    // Asked of the hub's connection, which opens its files at its first query: later, the process
    // may be able to open no more.
    boolean isOfThisVersion = claims.areOfThisVersion();
    if (!isEmpty && !isOfThisVersion) {
      change(
          () -> {
            nicks.addAll(accounts.nicks());
            return null;
          });
    }
  }

  @Override
  public Optional<Claim> claim(Nick nick) throws LogException {
    return isEmpty ? Optional.empty() : read(() -> claims.claim(nick));
  }

  @Override
  public long created(long account) throws LogException {
    return read(() -> registered.find("number", account).map(StoredAccount::created).orElse(0L));
  }

  @Override
  public Optional<StoredAccount> registered(long account) throws LogException {
    return read(() -> registered.find("number", account));
  }

  @Override
  public Set<Long> operators() throws LogException {
    return read(accounts::operators);
  }

  @Override
  public boolean setOperator(long account, boolean isOperator) throws LogException {
    return change(() -> accounts.setOperator(account, isOperator));
  }

  @Override
  public long create(Nick nick, String passwordHash, long epochMillis)
      throws NickClaimedException, LogException {
    // Only this thread creates accounts, so nobody claims the nick before the commit.
    Optional<Claim> claim = read(() -> nicks.claim(nick));
    if (claim.isPresent()) {
      throw new NickClaimedException(claim.get());
    }
    long number =
        change(
            () -> {
              long created = accounts.add(nick, passwordHash, epochMillis);
              nicks.add(created, nick);
              return created;
            });
    isEmpty = false;
    return number;
  }

  @Override
  public Optional<StoredAccount> find(Nick nick) throws LogException {
    return read(() -> accounts.find("nick_key", NameRules.key(nick.value())));
  }

  @Override
  public Optional<StoredAccount> find(long account) throws LogException {
    return read(() -> accounts.find("number", account));
  }

  @Override
  public List<StoredAccount> accounts(long after, int count) throws LogException {
    return read(() -> accounts.after(after, count));
  }

  @Override
  public void setPassword(long account, String passwordHash) throws LogException {
    change(() -> accounts.setPassword(account, passwordHash));
  }

  @Override
  public void loggedIn(long account, OptionalLong device, long epochMillis) throws LogException {
    change(
        () -> {
          if (device.isPresent()) {
            devices.seen(device.getAsLong(), epochMillis);
          }
          return accounts.seen(account, epochMillis);
        });
  }

  @Override
  public long addDevice(
      long account, String name, String tokenDigest, TokenScope scope, long epochMillis)
      throws LogException {
    return change(() -> devices.add(account, name, tokenDigest, scope, epochMillis));
  }

  @Override
  public Optional<StoredDevice> deviceByToken(String tokenDigest) throws LogException {
    return read(() -> devices.byToken(tokenDigest));
  }

  @Override
  public List<StoredDevice> devices(long account) throws LogException {
    return read(() -> devices.of(account));
  }

  @Override
  public boolean revoke(long account, long device) throws LogException {
    return change(() -> devices.remove(account, device));
  }

  @Override
  public void addKey(long account, StoredKey key) throws LogException {
    change(() -> devices.addKey(account, key));
  }

  @Override
  public List<StoredKey> keys(long account) throws LogException {
    return read(() -> devices.keys(account));
  }

  @Override
  public boolean removeKey(long account, String fingerprint) throws LogException {
    return change(() -> devices.removeKey(account, fingerprint));
  }

  @Override
  public List<ReadMark> marks(long account) throws LogException {
    return read(() -> accounts.marks(account));
  }

  @Override
  public void setMarks(Map<Long, List<ReadMark>> changed) throws LogException {
    change(
        () -> {
          for (Map.Entry<Long, List<ReadMark>> account : changed.entrySet()) {
            for (ReadMark mark : account.getValue()) {
              accounts.setMark(account.getKey(), mark);
            }
            accounts.boundMarks(account.getKey());
          }
          return null;
        });
  }

  @Override
  public void reset(
      long account, String tokenDigest, long epochMillis, long expires, boolean keepsDevices)
      throws LogException {
    change(
        () -> {
          accounts.setPassword(account, "");
          devices.forget(account, keepsDevices);
          return devices.addOnce(account, tokenDigest, epochMillis, expires);
        });
  }

  @Override
  public Optional<StoredAccount> takeOnce(String tokenDigest, long epochMillis)
      throws LogException {
    long account = read(() -> devices.ofOnce(tokenDigest, epochMillis));
    return account > 0 && change(() -> devices.removeOnce(tokenDigest))
        ? find(account)
        : Optional.empty();
  }

  private <T> T read(Statements<T> statements) throws LogException {
    try {
      return statements.run();
    } catch (SQLException e) {
      throw failures.of("read", e);
    }
  }

  /** The first statement of a transaction must write: one that reads first may fail to. */
  private <T> T change(Statements<T> statements) throws LogException {
    check.run();
    try {
      return Transaction.run(connection, statements::run);
    } catch (SQLException e) {
      throw failures.of("write", e);
    }
  }

  @Override
  public void close() {
    try (connection;
        claimsConnection) {
      return;
    } catch (SQLException e) {
      throw new IllegalStateException("can't close the accounts", e);
    }
  }
}
