package chat.server.account;

import chat.protocol.ErrorCode;
import chat.server.log.LogException;
import chat.server.log.account.AccountStore;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Requests about accounts while the disk fails, is full, or too many passwords are hashed. */
class AccountFailuresTest extends ServiceSetup {
  @Test
  void storeThatFailsIsAnsweredAndTriedAgain() throws Exception {
    long alice = register(ALICE);
    List<Boolean> fails = new ArrayList<>(List.of(true));
    AccountStore failing =
        (AccountStore)
            Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {AccountStore.class},
                (proxy, method, arguments) -> {
                  if (fails.get(0)) {
                    throw new LogException("the disk has a read error");
                  }
                  return method.invoke(store, arguments);
                });
    try (AccountService unlucky = service(failing)) {
      for (Request request :
          List.<Request>of(
              answer -> unlucky.password(ALICE, secret(PASSWORD), HERE, answer),
              answer -> unlucky.register(BOB, secret(PASSWORD), HERE, answer),
              answer -> unlucky.token(secret("chat_x"), HERE, answer),
              answer -> unlucky.remember(alice, "laptop", answer),
              answer -> unlucky.devices(alice, answer),
              answer -> unlucky.keys(alice, answer))) {
        refuses(
            ErrorCode.NOT_STORED,
            "the server can't reach its stored accounts; try again later",
            request);
      }
      fails.set(0, false);
      succeeds(
          Outcome.LoggedIn.class,
          answer -> unlucky.password(ALICE, secret(PASSWORD), HERE, answer));
    }
  }

  @Test
  void fullDiskLocksNobodyOut() throws Exception {
    registerWithCheaperHash();
    AccountStore full =
        (AccountStore)
            Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {AccountStore.class},
                (proxy, method, arguments) -> {
                  if (List.of("loggedIn", "setPassword").contains(method.getName())) {
                    throw new LogException("the disk is full");
                  }
                  return method.invoke(store, arguments);
                });
    try (AccountService unlucky = service(full)) {
      succeeds(
          Outcome.LoggedIn.class,
          answer -> unlucky.password(ALICE, secret(PASSWORD), HERE, answer));
    }
  }

  @Test
  void serviceThatHashesTooMuchSaysSo() throws Exception {
    register(ALICE);
    schedule.pass(Duration.ofHours(1));
    service.close();
    refuses(
        ErrorCode.RATE_LIMITED,
        "too many people log in now; try again in a few seconds",
        login(ALICE, PASSWORD));
    // It counts as no failure.
    refuses(
        ErrorCode.RATE_LIMITED,
        "too many people log in now; try again in a few seconds",
        login(ALICE, PASSWORD));
  }
}
