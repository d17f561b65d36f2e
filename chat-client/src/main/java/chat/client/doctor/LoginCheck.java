package chat.client.doctor;

import chat.client.config.Version;
import chat.notation.Finding;
import chat.protocol.ByeCode;
import chat.protocol.ClientMessage;
import chat.protocol.ConnectionMessage;
import chat.protocol.ErrorCode;
import chat.protocol.Limits;
import chat.protocol.Nick;
import chat.protocol.ServerLimits;
import chat.protocol.account.ClientId;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;

/** Logs in as a guest with a random nick. The main thread. */
final class LoginCheck {
  private static final int ATTEMPTS = 5;
  private static final int NICKS = 1_000_000;

  private final Consumer<Finding> findings;

  LoginCheck(Consumer<Finding> findings) {
    this.findings = findings;
  }

  /** Returns the server's welcome; reports why and returns empty if there is none. */
  Optional<ConnectionMessage.Welcome> welcome(Conversation conversation)
      throws InterruptedException {
    try {
      ConnectionMessage.Welcome welcome = logIn(conversation);
      findings.accept(
          Finding.ok(
              Step.LOGIN,
              "as guest %s on %s, with %s"
                  .formatted(welcome.nick(), welcome.software(), new Version().getVersion()[0]),
              "the server lets people in"));
      return Optional.of(welcome);
    } catch (RefusedByServerException e) {
      findings.accept(refused(e));
    } catch (IOException e) {
      findings.accept(
          Finding.failed(
              Step.LOGIN,
              Failures.reason(e),
              "the server greets, but does not let anybody in now",
              "try again; if it stays so, look into the server's log"));
    }
    return Optional.empty();
  }

  private static ConnectionMessage.Welcome logIn(Conversation conversation)
      throws IOException, InterruptedException, RefusedByServerException {
    for (int attempt = 1; ; attempt++) {
      Nick nick = Nick.of("doctor-" + ThreadLocalRandom.current().nextInt(NICKS));
      conversation.send(new ClientMessage.Hello(Limits.VERSION, nick, ClientId.random()));
      try {
        return conversation.next(ConnectionMessage.Welcome.class);
      } catch (RefusedByServerException e) {
        if (attempt == ATTEMPTS || !e.code().equals(ErrorCode.NICK_IN_USE.word())) {
          throw e;
        }
      }
    }
  }

  private static Finding refused(RefusedByServerException e) {
    String what = "refused: " + e.getMessage();
    if (e.code().equals(ErrorCode.AUTH_REQUIRED.word())) {
      return Finding.warning(
          Step.LOGIN,
          what,
          "the network is fine; guests are not let in, so the doctor can't look further",
          "connect with the nick of your account, and log in");
    }
    if (e.code().equals(ByeCode.MOVED.word())) {
      String other = e.server().filter(ServerLimits.Peer::isAddress).orElse("another server");
      return Finding.warning(
          Step.LOGIN,
          "sent to " + other + ": " + e.getMessage(),
          "the network is fine; another server of the same chat lets people in now",
          "examine that one, too");
    }
    return Finding.failed(
        Step.LOGIN, what, "the server lets nobody in as a guest now", "ask its operator");
  }
}
