package chat.server.log;

import static chat.server.log.Drafts.ALICE;
import static chat.server.log.Drafts.TEA;
import static chat.server.log.Drafts.many;
import static chat.server.log.Drafts.said;
import static chat.server.log.Drafts.seqs;
import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.protocol.Text;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The search index: made again when it is missing, damaged, or of other messages. */
class SearchIndexTest extends SpoiledFiles {
  @Test
  void theSearchIndexIsMadeAgainWhenItIsMissing() throws Exception {
    write();
    Files.delete(search);
    findsAll();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 100, 4_096, 12 * 4_096})
  void theSearchIndexIsMadeAgainWhenItIsDamaged(int at) throws Exception {
    write();
    byte[] bytes = Files.readAllBytes(search);
    Arrays.fill(bytes, at, at + 4_096, (byte) 0x5A);
    Files.write(search, bytes);
    findsAll();
  }

  @Test
  void theSearchIndexIsMadeAgainWhenItIsNoneOrNotOurs() throws Exception {
    write();
    Files.writeString(search, "nonsense ".repeat(100));
    findsAll();
    Files.delete(search);
    sql(search, "CREATE TABLE recipes (name TEXT)");
    findsAll();
  }

  @Test
  void theSearchIndexOfOtherMessagesIsMadeAgain() throws Exception {
    write();
    // As the line about a damaged file says, but only this file.
    Files.delete(messages);
    try (SqliteLog log = open()) {
      log.append(List.of(said(TEA, ALICE, 1, "tea"), said(TEA, ALICE, 2, "cake")));
      assertEquals(List.of(), log.search(TEA, Text.of("n"), ALL, 5));
      assertEquals(List.of(2L), seqs(log.search(TEA, Text.of("cake"), ALL, 5)));
    }
  }

  @Test
  void theSearchIndexOfAnOlderCopyIsMadeAgain() throws Exception {
    try (SqliteLog log = open()) {
      log.append(many(TEA, 1, 3));
    }
    byte[] copy = Files.readAllBytes(messages);
    try (SqliteLog log = open()) {
      log.append(List.of(said(TEA, ALICE, 1, "cake")));
      assertEquals(List.of(4L), seqs(log.search(TEA, Text.of("cake"), ALL, 5)));
    }
    Files.write(messages, copy);
    try (SqliteLog log = open()) {
      log.append(List.of(said(TEA, ALICE, 1, "scones")));
      assertEquals(List.of(), log.search(TEA, Text.of("cake"), ALL, 5));
      assertEquals(List.of(4L), seqs(log.search(TEA, Text.of("scones"), ALL, 5)));
    }
  }

  private void findsAll() throws LogException {
    try (SqliteLog log = open()) {
      assertEquals(5_000, log.search(TEA, Text.of("n"), ALL, 10_000).size());
      assertEquals(List.of(4_321L), seqs(log.search(TEA, Text.of("4321"), ALL, 10)));
    }
  }
}
