package chat.server.hub;

import static java.nio.charset.StandardCharsets.UTF_8;

import chat.protocol.ErrorCode;
import chat.protocol.Nick;
import chat.protocol.account.Fingerprint;
import chat.protocol.account.Secret;
import chat.server.account.Authenticator;
import chat.server.account.Challenge;
import chat.server.account.Outcome;
import chat.server.hub.account.HubAccounts;
import chat.server.log.LogException;
import chat.server.log.account.MemoryAccounts;
import chat.server.log.account.NickClaimedException;
import chat.server.log.account.ReadMark;
import chat.server.log.account.StoredAccount;
import chat.server.log.account.StoredDevice;
import chat.server.log.account.TokenScope;
import chat.server.log.moderation.AuditEntry;
import chat.server.log.moderation.Party;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Queue;
import java.util.function.Consumer;

/**
 * Accounts in memory, whose passwords and tokens are stored as they are. Answers at once, on the
 * test's thread, or when the test lets it.
 */
final class TestAccounts implements Authenticator {
  private static final Outcome FAILED =
      new Outcome.Refused(ErrorCode.AUTH_FAILED, "wrong nick or password");

  private static final AuditEntry BY_CONSOLE =
      AuditEntry.of(0, Party.CONSOLE, "of a test", "", "", "");

  private final MemoryAccounts store = new MemoryAccounts();
  private final Queue<Runnable> answers = new ArrayDeque<>();
  private final List<ReadMark> stored = new ArrayList<>();
  private boolean holdsAnswers;

  HubAccounts forHub() {
    return new HubAccounts(store, this);
  }

  /** Adds an account whose password is its nick. */
  TestAccounts with(String nick) {
    try {
      store.create(Nick.of(nick), nick, 0);
    } catch (NickClaimedException | LogException e) {
      throw new AssertionError(nick, e);
    }
    return this;
  }

  /** Adds an account of an operator; only a chat that starts later knows it. */
  TestAccounts withOperator(String nick) {
    with(nick);
    store.setOperator(store.find(Nick.of(nick)).orElseThrow().number(), true, BY_CONSOLE);
    return this;
  }

  /** Adds a device of the first account, and returns its number. */
  long addDevice(String token) {
    return addDevice(token, TokenScope.ALL);
  }

  /** Adds a device of the first account with a limited token, and returns its number. */
  long addDevice(String token, TokenScope scope) {
    return store.addDevice(1, "device of " + token, token, scope, BY_CONSOLE);
  }

  /** Holds all answers from now on. */
  void holdAnswers() {
    holdsAnswers = true;
  }

  /** Gives the held answers. */
  void giveAnswers() {
    holdsAnswers = false;
    while (!answers.isEmpty()) {
      answers.remove().run();
    }
  }

  /** Returns what the hub stored of read marks since the last call. */
  List<ReadMark> takeStored() {
    List<ReadMark> taken = List.copyOf(stored);
    stored.clear();
    return taken;
  }

  private interface Work {
    Outcome run() throws LogException, NickClaimedException;
  }

  private void answer(Consumer<Outcome> answer, Work work) {
    Outcome outcome = outcome(work);
    answers.add(() -> answer.accept(outcome));
    if (!holdsAnswers) {
      giveAnswers();
    }
  }

  private static Outcome outcome(Work work) {
    try {
      return work.run();
    } catch (NickClaimedException e) {
      return new Outcome.Refused(ErrorCode.NICK_CLAIMED, e.getMessage());
    } catch (LogException e) {
      throw new AssertionError(e);
    }
  }

  private static String text(Secret secret) {
    String text = new String(secret.reveal(), UTF_8);
    secret.close();
    return text;
  }

  private Outcome loggedIn(StoredAccount account, OptionalLong device) {
    return loggedIn(account, device, TokenScope.ALL);
  }

  private Outcome loggedIn(StoredAccount account, OptionalLong device, TokenScope scope) {
    return new Outcome.LoggedIn(
        account.number(), account.nick(), device, scope, store.marks(account.number()));
  }

  @Override
  public void register(
      Nick nick, Secret password, Optional<String> address, Consumer<Outcome> answer) {
    answer(
        answer,
        () -> {
          long account = store.create(nick, text(password), 0);
          return loggedIn(store.find(account).orElseThrow(), OptionalLong.empty());
        });
  }

  @Override
  public void password(
      Nick nick, Secret password, Optional<String> address, Consumer<Outcome> answer) {
    String typed = text(password);
    answer(
        answer,
        () ->
            store
                .find(nick)
                .filter(account -> account.passwordHash().equals(typed))
                .map(account -> loggedIn(account, OptionalLong.empty()))
                .orElse(FAILED));
  }

  @Override
  public void token(Secret token, Optional<String> address, Consumer<Outcome> answer) {
    String sent = text(token);
    answer(answer, () -> store.deviceByToken(sent).map(this::loggedIn).orElse(FAILED));
  }

  private Outcome loggedIn(StoredDevice device) {
    return loggedIn(
        store.find(device.account()).orElseThrow(),
        OptionalLong.of(device.number()),
        device.scope());
  }

  @Override
  public Challenge challenge(Nick nick, Fingerprint key) {
    return new Challenge(nick, key, "bm9uY2U=", 0);
  }

  /** Accepts the nonce as the signature of an account's first key. */
  @Override
  public void signature(
      Challenge challenge,
      Optional<Fingerprint> certificate,
      String signature,
      Optional<String> address,
      Consumer<Outcome> answer) {
    answer(
        answer,
        () ->
            store
                .find(challenge.nick())
                .filter(account -> signature.equals("bm9uY2U="))
                .map(account -> loggedIn(account, OptionalLong.empty()))
                .orElse(FAILED));
  }

  @Override
  public void changePassword(
      long account,
      Secret old,
      Secret replacement,
      Optional<String> address,
      Consumer<Outcome> answer) {
    String typed = text(old);
    String now = text(replacement);
    answer(
        answer,
        () -> {
          if (!store.find(account).orElseThrow().passwordHash().equals(typed)) {
            return FAILED;
          }
          store.setPassword(account, now);
          return new Outcome.Done();
        });
  }

  @Override
  public void remember(long account, String name, Consumer<Outcome> answer) {
    answer(
        answer,
        () -> {
          long device = store.addDevice(account, name, "token of " + name, 0);
          byte[] token = ("token of " + name).getBytes(UTF_8);
          return new Outcome.Token(device, Secret.copyOf(token, 0, token.length));
        });
  }

  @Override
  public void devices(long account, Consumer<Outcome> answer) {
    answer(answer, () -> new Outcome.Devices(store.devices(account)));
  }

  @Override
  public void revoke(long account, long device, Consumer<Outcome> answer) {
    answer(
        answer,
        () ->
            store.revoke(account, device)
                ? new Outcome.Done()
                : new Outcome.Refused(ErrorCode.BAD_TOKEN, "no such device"));
  }

  @Override
  public void addKey(long account, String line, Consumer<Outcome> answer) {
    keys(account, answer);
  }

  @Override
  public void keys(long account, Consumer<Outcome> answer) {
    answer(answer, () -> new Outcome.Keys(store.keys(account)));
  }

  @Override
  public void removeKey(long account, Fingerprint key, Consumer<Outcome> answer) {
    answer(
        answer,
        () ->
            store.removeKey(account, key.toString())
                ? new Outcome.Done()
                : new Outcome.Refused(ErrorCode.BAD_TOKEN, "no such key"));
  }

  @Override
  public void read(Map<Long, List<ReadMark>> changed) {
    changed.values().forEach(stored::addAll);
    store.setMarks(changed);
  }
}
