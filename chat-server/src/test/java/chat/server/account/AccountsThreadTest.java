package chat.server.account;

import static chat.server.account.ServiceSetup.secret;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import chat.fixture.Captured;
import chat.protocol.Nick;
import chat.server.log.account.AccountStore;
import chat.server.log.account.MemoryAccounts;
import chat.server.log.account.ReadMark;
import chat.server.time.TimeSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** The service on its own threads, with the real hash. */
class AccountsThreadTest {
  private static final Nick ALICE = Nick.of("alice");

  private final AccountStore store = new MemoryAccounts();
  private final BlockingQueue<Outcome> answers = new ArrayBlockingQueue<>(9);
  private final BlockingQueue<String> threads = new ArrayBlockingQueue<>(9);

  private void answered(Outcome outcome) {
    threads.add(Thread.currentThread().getName());
    answers.add(outcome);
  }

  private Outcome answer() throws InterruptedException {
    Outcome answer = answers.poll(Captured.PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    assertEquals("accounts", threads.poll());
    return answer;
  }

  @Test
  void accountIsRegisteredAndLogsIn() throws Exception {
    try (AccountService service = AccountService.of(store, TimeSource.SYSTEM)) {
      service.register(ALICE, secret("correct horse"), Optional.empty(), this::answered);
      assertInstanceOf(Outcome.LoggedIn.class, answer());
      service.password(ALICE, secret("correct horse"), Optional.empty(), this::answered);
      assertInstanceOf(Outcome.LoggedIn.class, answer());
      service.password(ALICE, secret("correct hors"), Optional.empty(), this::answered);
      assertInstanceOf(Outcome.Refused.class, answer());
    }
    assertEquals(
        Optional.of(PasswordHash.Cost.of(Runtime.getRuntime().maxMemory())),
        PasswordHash.parse(store.find(1).orElseThrow().passwordHash()).map(PasswordHash::cost));
  }

  @Test
  void whatWasReadIsStoredBeforeTheThreadEnds() throws Exception {
    long alice = store.create(ALICE, "", 1);
    try (AccountService service = AccountService.of(store, TimeSource.SYSTEM)) {
      for (int i = 1; i <= 1_000; i++) {
        service.read(Map.of(alice, List.of(new ReadMark("#tea", i, true))));
      }
    }
    assertEquals(List.of(new ReadMark("#tea", 1_000, true)), store.marks(alice));
  }
}
