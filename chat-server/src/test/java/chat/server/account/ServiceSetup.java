package chat.server.account;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import chat.protocol.ErrorCode;
import chat.protocol.Nick;
import chat.protocol.account.Secret;
import chat.server.fixture.TestClock;
import chat.server.log.LogException;
import chat.server.log.account.AccountStore;
import chat.server.log.account.MemoryAccounts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;

/** An account service whose time a test lets pass, with a cheap hash. */
abstract class ServiceSetup {
  static final Nick ALICE = Nick.of("alice");
  static final Nick BOB = Nick.of("bob");
  static final String PASSWORD = "correct horse";
  static final Optional<String> HERE = Optional.empty();
  static final Optional<String> THERE = Optional.of("192.0.2.7");
  static final PasswordHash.Cost COST = new PasswordHash.Cost(64, 1, 1);

  final AccountStore store = new MemoryAccounts();
  final TestClock clock = new TestClock();
  final ManualSchedule schedule = new ManualSchedule(clock);
  final CountingFunction function = new CountingFunction();
  final AccountService service = service(store);

  final AccountService service(AccountStore accounts) {
    return new AccountService(
        new AccountWork(accounts, schedule, clock.time()),
        new PasswordHashing(function, COST),
        () -> {});
  }

  @AfterEach
  void closeService() {
    service.close();
  }

  static Secret secret(String text) {
    byte[] bytes = text.getBytes(UTF_8);
    return Secret.copyOf(bytes, 0, bytes.length);
  }

  /** A request, which is answered once. */
  interface Request {
    void send(Consumer<Outcome> answer);
  }

  /** Sends a request, and runs what is due until it is answered. */
  Outcome answer(Request request) throws InterruptedException {
    List<Outcome> answers = new ArrayList<>();
    request.send(answers::add);
    schedule.runUntil(() -> !answers.isEmpty());
    assertEquals(1, answers.size());
    return answers.get(0);
  }

  <T extends Outcome> T succeeds(Class<T> kind, Request request) throws InterruptedException {
    return assertInstanceOf(kind, answer(request));
  }

  void refuses(ErrorCode code, String sentence, Request request) throws InterruptedException {
    assertEquals(new Outcome.Refused(code, sentence), answer(request));
  }

  long register(Nick nick) throws InterruptedException {
    return succeeds(
            Outcome.LoggedIn.class,
            answer -> service.register(nick, secret(PASSWORD), HERE, answer))
        .account();
  }

  Request login(Nick nick, String password) {
    return answer -> service.password(nick, secret(password), HERE, answer);
  }

  /** Registers alice, with a hash of other cost than that of new hashes. */
  long registerWithCheaperHash() throws InterruptedException, LogException {
    long alice = register(ALICE);
    PasswordHash.Cost cheaper = new PasswordHash.Cost(32, 1, 1);
    try (PasswordHashing older = new PasswordHashing(function, cheaper)) {
      store.setPassword(alice, older.make(PASSWORD.getBytes(UTF_8)).stored());
    }
    return alice;
  }
}
