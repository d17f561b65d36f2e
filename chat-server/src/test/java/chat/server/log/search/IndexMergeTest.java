package chat.server.log.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.server.log.Drafts;
import chat.server.log.LogMessage;
import chat.server.log.LogName;
import chat.server.log.file.DataFolder;
import chat.server.log.words.FoldedWords;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Merging the whole index, which removes the words that only deleted blocks had. */
class IndexMergeTest {
  private static final LogName ROOM = IndexedLogSetup.room("#tea");
  private static final int WORDS_PER_MESSAGE = 20;

  /** The index stores what a word shares with the one before it only once. */
  private static final String SECRET = "zzzzsecretword";

  private static final String END_OF_SECRET = "secretword";

  @TempDir private Path temporary;
  private final Random random = new Random(1);
  private final FoldedWords words = new FoldedWords();
  private long seq;

  private List<BlockText> blocks(int messages) {
    List<LogMessage> some = new ArrayList<>();
    for (int i = 0; i < messages; i++) {
      StringBuilder text = new StringBuilder();
      for (int word = 0; word < WORDS_PER_MESSAGE; word++) {
        text.append(Long.toString(random.nextLong() >>> 20, 36)).append(' ');
      }
      some.add(message(text.toString()));
    }
    return blocks(some);
  }

  private LogMessage message(String text) {
    return new LogMessage(++seq, Drafts.said(ROOM, Drafts.ALICE, 0, text));
  }

  private List<BlockText> blocks(List<LogMessage> messages) {
    List<BlockText> blocks = new ArrayList<>();
    new BlockText.Maker(ROOM, false, words, () -> {}).addBlocks(messages, blocks);
    return blocks;
  }

  private static void add(IndexTables tables, List<BlockText> blocks) throws Exception {
    tables.add(blocks, List.of(), 1, () -> {});
  }

  /** Returns how many parts of the index have a word. */
  private int partsWith(String word) throws Exception {
    try (Connection connection =
            DriverManager.getConnection("jdbc:sqlite:" + temporary.resolve("data/search.db"));
        Statement statement = connection.createStatement();
        ResultSet result =
            statement.executeQuery(
                "SELECT count(*) FROM words_data WHERE instr(block, CAST('%s' AS BLOB)) > 0"
                    .formatted(word))) {
      return result.getInt(1);
    }
  }

  @Test
  void mergeEndsAndRemovesWordsWhileMessagesAreAdded() throws Exception {
    try (DataFolder folder = DataFolder.open(temporary.resolve("data"));
        IndexTables tables = new SearchFile(folder, "log-id").open(0)) {
      for (int i = 0; i < 10; i++) {
        add(tables, blocks(500));
      }
      add(tables, blocks(List.of(message(SECRET))));
      List<Block> deleted = tables.blocks().with(ROOM, seq, seq, Integer.MAX_VALUE);
      for (int i = 0; i < 10; i++) {
        add(tables, blocks(500));
      }
      tables.replace(deleted, List.of(), 1, () -> {});
      assertTrue(partsWith(END_OF_SECRET) > 0);
      tables.beginMergeOfAll();
      int steps = 1;
      while (tables.mergeSomeOfAll()) {
        // As often as that, a merge that began again each time would never end.
        add(tables, blocks(1));
        steps++;
        assertTrue(steps < 100, "merges without end");
      }
      assertTrue(steps > 3, "the merge is one step, whatever is added meanwhile");
      assertEquals(0, partsWith(END_OF_SECRET));
    }
  }
}
