package chat.server.account;

import static chat.server.account.ServiceSetup.secret;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.fixture.Captured;
import chat.protocol.Nick;
import chat.server.log.pruning.Retention;
import chat.server.log.sqlite.SqliteLog;
import chat.server.time.TimeSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** No file of the data folder has a secret in clear, while the server runs and afterwards. */
class SecretsOnDiskTest {
  private static final Nick ALICE = Nick.of("alice");

  @TempDir private Path folder;

  private interface Request {
    void send(Consumer<Outcome> answer);
  }

  private static Outcome answer(Request request) throws InterruptedException {
    BlockingQueue<Outcome> answers = new ArrayBlockingQueue<>(1);
    request.send(answers::add);
    return answers.poll(Captured.PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
  }

  private List<String> files() throws IOException {
    List<String> contents = new ArrayList<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        contents.add(new String(Files.readAllBytes(file), ISO_8859_1));
      }
    }
    return contents;
  }

  private void assertNowhere(String secret) throws IOException {
    byte[] bytes = secret.getBytes(UTF_8);
    for (String content : files()) {
      assertFalse(content.contains(secret));
      assertFalse(content.contains(Base64.getEncoder().withoutPadding().encodeToString(bytes)));
      assertFalse(content.contains(HexFormat.of().formatHex(bytes)));
    }
  }

  @Test
  void passwordsAndTokensAreNowhere() throws Exception {
    List<String> secrets =
        new ArrayList<>(List.of("correct horse", "battery staple", "wrong guess"));
    try (SqliteLog log = SqliteLog.open(folder, true, Retention.EVERYTHING, TimeSource.SYSTEM)) {
      try (AccountService service = AccountService.of(log.accounts(), TimeSource.SYSTEM)) {
        Optional<String> here = Optional.empty();
        assertInstanceOf(
            Outcome.LoggedIn.class,
            answer(to -> service.register(ALICE, secret("correct horse"), here, to)));
        answer(to -> service.password(ALICE, secret("wrong guess"), here, to));
        assertEquals(
            new Outcome.Done(),
            answer(
                to ->
                    service.changePassword(
                        1, secret("correct horse"), secret("battery staple"), here, to)));
        Outcome.Token token =
            assertInstanceOf(Outcome.Token.class, answer(to -> service.remember(1, "laptop", to)));
        secrets.add(new String(token.token().reveal(), UTF_8));
      }
      for (String secret : secrets) {
        assertNowhere(secret);
      }
    }
    for (String secret : secrets) {
      assertNowhere(secret);
    }
    assertTrue(files().stream().anyMatch(content -> content.contains("$argon2id$v=19$m=")));
  }
}
