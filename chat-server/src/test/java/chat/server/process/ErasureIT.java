package chat.server.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.fixture.FinishedCommand;
import chat.server.fixture.FileWords;
import chat.server.fixture.FramedUser;
import chat.server.fixture.ServerProcess;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The server is killed after it has acknowledged deletions and edits, and before or while it
 * overwrites their texts; the next one completes that.
 */
class ErasureIT {
  private static final int ROUNDS = 4;
  private static final int MESSAGES = 400;
  private static final int CHANGES = 20;
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  @TempDir private Path folder;
  private final Random random = new Random(15);
  private long id;
  private long last;

  private ServerProcess start() throws Exception {
    return ServerProcess.startUnlimited(folder);
  }

  private static FramedUser enters(int port) {
    FramedUser alice = FramedUser.at(port);
    alice.greetsAs("alice");
    alice.joins("#tea");
    return alice;
  }

  private String text(String word) {
    return word + " and more".repeat(random.nextInt(random.nextInt(10) == 0 ? 1_000 : 20));
  }

  private void sends(FramedUser alice, String payload) {
    alice.sends(payload);
    alice.seesOneLike("ACK %d #tea %d .*".formatted(id, last));
  }

  /** Returns the numbers of messages, each by a word that no other has. */
  private Map<String, Long> says(FramedUser alice) {
    Map<String, Long> words = new HashMap<>();
    for (int i = 0; i < MESSAGES; i++) {
      String word = FileWords.word(random);
      words.put(word, ++last);
      sends(alice, "SAY %d #tea⏎%s".formatted(++id, text(word)));
    }
    return words;
  }

  private void awaitIndexed(FramedUser alice, String word) {
    Awaitility.await()
        .atMost(PATIENCE)
        .until(
            () -> {
              alice.sends("SEARCH #tea 1⏎" + word);
              return alice.seesOneLike("DONE SEARCH .*").equals("DONE SEARCH #tea");
            });
  }

  /** Changes some messages, and returns the words that they had. */
  private Set<String> changes(FramedUser alice, Map<String, Long> words) {
    Set<String> changed = new HashSet<>();
    for (Map.Entry<String, Long> message : words.entrySet()) {
      if (changed.size() < CHANGES) {
        changed.add(message.getKey());
        last++;
        sends(
            alice,
            changed.size() % 2 == 0
                ? "DELETE %d #tea %d".formatted(++id, message.getValue())
                : "EDIT %d #tea %d⏎changed".formatted(++id, message.getValue()));
      }
    }
    return changed;
  }

  @Test
  void textsAreInNoFileAfterTheNextStart() throws Exception {
    Path data = folder.resolve("data");
    Set<String> gone = new HashSet<>();
    boolean isKilledInTime = false;
    for (int round = 0; round < ROUNDS; round++) {
      try (ServerProcess server = start();
          FramedUser alice = enters(server.awaitPort())) {
        Map<String, Long> words = says(alice);
        awaitIndexed(alice, words.keySet().iterator().next());
        Set<String> changed = changes(alice, words);
        gone.addAll(changed);
        // At once, and in later rounds at some time in the work on the files.
        Thread.sleep(round * 400L);
        server.kill();
        isKilledInTime |= !FileWords.found(data, changed).isEmpty();
      }
      try (ServerProcess server = start()) {
        server.awaitPort();
        Awaitility.await()
            .atMost(PATIENCE)
            .pollInterval(Duration.ofMillis(500))
            .untilAsserted(() -> assertEquals(Map.of(), FileWords.found(data, gone)));
        assertEquals(0, server.stop());
      }
    }
    assertTrue(isKilledInTime, "each server overwrote the texts before it was killed");
    FinishedCommand check =
        FinishedCommand.run(ServerProcess.command(List.of(), "check", "--data", data.toString()));
    assertEquals(0, check.exitCode(), check.output());
  }
}
