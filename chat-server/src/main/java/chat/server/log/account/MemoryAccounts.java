package chat.server.log.account;

import chat.protocol.Nick;
import chat.server.log.LogException;
import chat.server.log.moderation.AuditEntry;
import chat.server.log.moderation.MemoryAudit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.locks.ReentrantLock;

/** Accounts that end with the process, up to a bound. Any thread. */
public final class MemoryAccounts implements AccountStore {
  private static final int MAX_ACCOUNTS = 10_000;

  private final int maxAccounts;
  private final MemoryAudit audit;

  private final ReentrantLock lock = new ReentrantLock();
  // All guarded by lock. Numbers rise, so the oldest account is the first.
  private final Map<Long, StoredAccount> accounts = new TreeMap<>();
  private final Map<Nick, Long> byNick = new LinkedHashMap<>();
  private final Map<String, Long> byForm = new LinkedHashMap<>();
  private final Map<Long, Map<String, StoredKey>> keys = new LinkedHashMap<>();
  private final Set<Long> operators = new TreeSet<>();
  private final Map<String, OnceToken> onceTokens = new LinkedHashMap<>();
  private final MemoryDevices devices = new MemoryDevices();
  private final MemoryMarks marks = new MemoryMarks();
  private long lastAccount;

  public MemoryAccounts() {
    this(new MemoryAudit());
  }

  /** Accounts with an audit log that others write, too. */
  public MemoryAccounts(MemoryAudit audit) {
    this(audit, MAX_ACCOUNTS);
  }

  /** Accounts with a bound on their number. */
  MemoryAccounts(MemoryAudit audit, int maxAccounts) {
    this.audit = audit;
    this.maxAccounts = maxAccounts;
  }

  private record OnceToken(long account, long expires) {}

  private interface Locked<T> {
    T run();
  }

  private <T> T locked(Locked<T> work) {
    lock.lock();
    try {
      return work.run();
    } finally {
      lock.unlock();
    }
  }

  @Override
  public Optional<Claim> claim(Nick nick) {
    return locked(
        () -> {
          if (accounts.isEmpty()) {
            return Optional.empty();
          }
          Long exact = byNick.get(nick);
          return exact == null
              ? NickForms.of(nick).stream()
                  .filter(byForm::containsKey)
                  .map(form -> claim(byForm.get(form), false))
                  .findFirst()
              : Optional.of(claim(exact, true));
        });
  }

  private Claim claim(long account, boolean isExact) {
    return new Claim(account, accounts.get(account).nick(), isExact);
  }

  @Override
  public long created(long account) {
    return find(account).map(StoredAccount::created).orElse(0L);
  }

  @Override
  public Optional<StoredAccount> registered(long account) {
    return find(account);
  }

  @Override
  public Set<Long> operators() {
    return locked(() -> Set.copyOf(operators));
  }

  @Override
  public boolean setOperator(long account, boolean isOperator, AuditEntry entry) {
    return locked(
        () -> {
          operators.remove(account);
          if (!accounts.containsKey(account)) {
            return false;
          }
          audit.add(entry);
          return !isOperator || operators.add(account);
        });
  }

  @Override
  public long create(Nick nick, String passwordHash, long epochMillis)
      throws NickClaimedException, LogException {
    lock.lock();
    try {
      if (accounts.size() >= maxAccounts) {
        throw new LogException(
            "there are %d accounts in memory: allow more by storing them with --data"
                .formatted(maxAccounts));
      }
      Optional<Claim> claim = claim(nick);
      if (claim.isPresent()) {
        throw new NickClaimedException(claim.get());
      }
      long number = ++lastAccount;
      accounts.put(number, new StoredAccount(number, nick, passwordHash, epochMillis, epochMillis));
      byNick.put(nick, number);
      NickForms.of(nick).forEach(form -> byForm.put(form, number));
      return number;
    } finally {
      lock.unlock();
    }
  }

  @Override
  public Optional<StoredAccount> find(Nick nick) {
    return locked(() -> Optional.ofNullable(byNick.get(nick)).map(accounts::get));
  }

  @Override
  public Optional<StoredAccount> find(long account) {
    return locked(() -> Optional.ofNullable(accounts.get(account)));
  }

  @Override
  public List<StoredAccount> accounts(long after, int count) {
    return locked(
        () ->
            accounts.values().stream()
                .filter(account -> account.number() > after)
                .limit(count)
                .toList());
  }

  @Override
  public void setPassword(long account, String passwordHash) {
    locked(
        () ->
            accounts.computeIfPresent(
                account,
                (number, a) ->
                    new StoredAccount(number, a.nick(), passwordHash, a.created(), a.seen())));
  }

  @Override
  public void loggedIn(long account, OptionalLong device, long epochMillis) {
    locked(
        () -> {
          device.ifPresent(number -> devices.seen(number, epochMillis));
          return accounts.computeIfPresent(
              account,
              (number, a) ->
                  new StoredAccount(number, a.nick(), a.passwordHash(), a.created(), epochMillis));
        });
  }

  @Override
  public long addDevice(long account, String name, String tokenDigest, long epochMillis) {
    return locked(
        () ->
            accounts.containsKey(account)
                ? devices.add(account, name, tokenDigest, TokenScope.ALL, epochMillis)
                : 0L);
  }

  @Override
  public long addDevice(
      long account, String name, String tokenDigest, TokenScope scope, AuditEntry entry) {
    return locked(
        () -> {
          if (!accounts.containsKey(account)) {
            return 0L;
          }
          audit.add(entry);
          return devices.add(account, name, tokenDigest, scope, entry.at());
        });
  }

  @Override
  public Optional<StoredDevice> deviceByToken(String tokenDigest) {
    return locked(() -> devices.byToken(tokenDigest));
  }

  @Override
  public List<StoredDevice> devices(long account) {
    return locked(() -> devices.of(account));
  }

  @Override
  public boolean revoke(long account, long device) {
    return locked(() -> devices.revoke(account, device));
  }

  @Override
  public void addKey(long account, StoredKey key) {
    locked(
        () ->
            accounts.containsKey(account)
                ? keys.computeIfAbsent(account, number -> new TreeMap<>())
                    .merge(key.fingerprint(), key, MemoryAccounts::withComment)
                : key);
  }

  private static StoredKey withComment(StoredKey old, StoredKey added) {
    return new StoredKey(old.fingerprint(), old.key(), added.comment(), old.added());
  }

  @Override
  public List<StoredKey> keys(long account) {
    return locked(() -> List.copyOf(keys.getOrDefault(account, Map.of()).values()));
  }

  @Override
  public boolean removeKey(long account, String fingerprint) {
    return locked(() -> keys.containsKey(account) && keys.get(account).remove(fingerprint) != null);
  }

  @Override
  public List<ReadMark> marks(long account) {
    return locked(() -> marks.of(account));
  }

  @Override
  public void setMarks(Map<Long, List<ReadMark>> changed) {
    locked(
        () -> {
          changed.keySet().stream()
              .filter(accounts::containsKey)
              .forEach(account -> marks.set(account, changed.get(account)));
          return changed;
        });
  }

  @Override
  public void reset(
      long account, String tokenDigest, long expires, boolean keepsDevices, AuditEntry entry) {
    locked(
        () -> {
          audit.add(entry);
          setPassword(account, "");
          if (!keepsDevices) {
            devices.remove(account);
          }
          onceTokens.values().removeIf(token -> token.account() == account);
          return onceTokens.put(tokenDigest, new OnceToken(account, expires));
        });
  }

  @Override
  public Optional<StoredAccount> takeOnce(String tokenDigest, long epochMillis) {
    return locked(
        () ->
            Optional.ofNullable(onceTokens.remove(tokenDigest))
                .filter(token -> epochMillis < token.expires())
                .map(token -> accounts.get(token.account())));
  }

  /** Deletes an account, its devices, keys and marks. */
  public void delete(long account) {
    locked(
        () -> {
          devices.remove(account);
          onceTokens.values().removeIf(token -> token.account() == account);
          keys.remove(account);
          operators.remove(account);
          marks.remove(account);
          byForm.values().removeIf(number -> number == account);
          byNick.values().removeIf(number -> number == account);
          return accounts.remove(account);
        });
  }
}
