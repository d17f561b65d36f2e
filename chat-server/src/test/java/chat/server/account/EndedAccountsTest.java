package chat.server.account;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import chat.server.log.LogEndedException;
import chat.server.log.account.AccountStore;
import chat.server.log.account.ReadMark;
import chat.server.time.TimeSource;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What requests of accounts do whose database has ended. */
class EndedAccountsTest {
  private final LogEndedException ended =
      new LogEndedException(LogEndedException.Cause.FENCED, "another server has it");
  private final AccountStore store =
      (AccountStore)
          Proxy.newProxyInstance(
              AccountStore.class.getClassLoader(),
              new Class<?>[] {AccountStore.class},
              (proxy, method, arguments) -> {
                throw ended;
              });
  private final BlockingQueue<LogEndedException> reported = new LinkedBlockingQueue<>();
  private final List<Outcome> answers = new CopyOnWriteArrayList<>();

  private void reports() throws InterruptedException {
    assertSame(ended, reported.poll(2, TimeUnit.MINUTES));
  }

  @Test
  void requestIsReportedAndNotAnswered() throws Exception {
    try (AccountService service = AccountService.of(store, TimeSource.SYSTEM, reported::add)) {
      service.devices(7, answers::add);
      reports();
      service.read(Map.of(7L, List.of(new ReadMark("#tea", 3, true))));
      reports();
      service.operate(
          accounts -> {
            throw ended;
          });
      reports();
    }
    assertEquals(List.of(), answers);
  }
}
