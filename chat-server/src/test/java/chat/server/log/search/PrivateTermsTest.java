package chat.server.log.search;

import static chat.server.log.Drafts.ALICE;
import static chat.server.log.Drafts.said;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.protocol.Query.SearchFilter;
import chat.protocol.RoomName;
import chat.protocol.Text;
import chat.server.log.LogMessage;
import chat.server.log.LogName;
import chat.server.log.SearchQuery;
import chat.server.log.file.DataFolder;
import chat.server.log.words.FoldedWords;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What a search of all rooms comes across in the index is the same, block for block, whatever the
 * private rooms have: its work can't tell what is written there.
 */
class PrivateTermsTest {
  private static final LogName OPEN = LogName.of(RoomName.of("#open"));
  private static final LogName HIDDEN = LogName.of(RoomName.of("#hidden"));

  /** More than what one commit of the index replaces. */
  private static final int MESSAGES = 5_000;

  @TempDir private Path temporary;
  private final CountingLog log = new CountingLog();
  private final RoomChanges changes = new RoomChanges();
  private long commits;
  private long rewrites;

  private void say(LogName room, int count, String text) {
    List<LogMessage> stored = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      stored.addAll(log.append(List.of(said(room, ALICE, 0, text))));
    }
    changes.stored(stored, ++commits);
  }

  @BeforeEach
  void writeInBothRooms() {
    say(OPEN, 200, "common word");
    say(HIDDEN, MESSAGES, "common secret");
  }

  private void setPrivate(boolean isPrivate) {
    log.setPrivate(HIDDEN, isPrivate);
    log.rewrite(new IndexedLog.Rewrite(++rewrites, HIDDEN, 1, MESSAGES));
    changes.rewritten();
  }

  private static void follow(Indexer indexer) throws Exception {
    while (!indexer.indexBatch()) {
      // The next step.
    }
  }

  private Indexer indexer(DataFolder folder) throws Exception {
    return new Indexer(new SearchFile(folder, "log-id"), log, changes, () -> {});
  }

  private Connection connect() throws Exception {
    return DriverManager.getConnection("jdbc:sqlite:" + temporary.resolve("data/search.db"));
  }

  /** Returns how many blocks each term has of those that a search of all rooms may look up. */
  private Map<String, Integer> blocksByTerm() throws Exception {
    Map<String, Integer> blocks = new TreeMap<>();
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE VIRTUAL TABLE temp.v USING fts5vocab('main', 'words', 'row')");
      try (ResultSet result = statement.executeQuery("SELECT term, doc FROM temp.v")) {
        while (result.next()) {
          String term = result.getString(1);
          if (!term.startsWith("\u00A7") && !term.startsWith("\u00A4")) {
            blocks.put(term, result.getInt(2));
          }
        }
      }
    }
    return blocks;
  }

  private List<LogName> found(Optional<LogName> room, String words) throws Exception {
    SearchQuery query = new SearchQuery(room, Text.of(words), SearchFilter.NONE, 9);
    try (Connection connection = connect()) {
      return new BlockReader(connection)
          .matching(SearchExpression.of(query), Long.MAX_VALUE, MESSAGES).stream()
              .map(Block::room)
              .distinct()
              .toList();
    }
  }

  @Test
  void privateRoomAddsNoBlockToTheTermsOfOthers() throws Exception {
    log.setPrivate(HIDDEN, true);
    try (DataFolder folder = DataFolder.open(temporary.resolve("data"));
        Indexer indexer = indexer(folder)) {
      follow(indexer);
      Map<String, Integer> before = blocksByTerm();
      assertTrue(before.containsKey("common") && !before.containsKey("secret"), before.toString());
      assertEquals(before.get("word"), before.get("common"));
      say(HIDDEN, MESSAGES, "common secret another");
      follow(indexer);
      assertEquals(before, blocksByTerm());
    }
    assertEquals(List.of(OPEN), found(Optional.empty(), "common"));
    assertEquals(List.of(), found(Optional.empty(), "secret"));
    assertEquals(List.of(HIDDEN), found(Optional.of(HIDDEN), "common secret"));
    assertEquals(List.of(OPEN), found(Optional.of(OPEN), "common wor"));
  }

  @Test
  void roomIsFoundByItsMembersWhileItsBlocksFollow() throws Exception {
    try (DataFolder folder = DataFolder.open(temporary.resolve("data"));
        Indexer indexer = indexer(folder)) {
      follow(indexer);
      Map<String, Integer> open = blocksByTerm();
      setPrivate(true);
      while (!indexer.indexBatch()) {
        assertEquals(List.of(HIDDEN), found(Optional.of(HIDDEN), "secret"));
        assertEquals(
            MESSAGES, count("SELECT sum(last - first + 1) FROM blocks WHERE room = '#hidden'"));
      }
      Map<String, Integer> hidden = blocksByTerm();
      assertEquals(hidden.get("word"), hidden.get("common"));
      assertTrue(!hidden.containsKey("secret"), hidden.toString());
      setPrivate(false);
      follow(indexer);
      assertEquals(open, blocksByTerm());
      assertEquals(List.of(HIDDEN), found(Optional.empty(), "secret"));
    }
  }

  private int count(String query) throws Exception {
    try (Connection connection = connect();
        Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(query)) {
      return result.getInt(1);
    }
  }

  @Test
  void indexThatHadTheWordsOfPrivateRoomsIsReplaced() {
    assertTrue(SearchSchema.isReplaced(6));
    assertTrue(!SearchSchema.isReplaced(5) && !SearchSchema.isReplaced(SearchSchema.VERSION));
    FoldedWords words = new FoldedWords();
    List<BlockText> blocks = new ArrayList<>();
    new BlockText.Maker(HIDDEN, true, words, () -> {})
        .addBlocks(List.of(new LogMessage(1, said(HIDDEN, ALICE, 0, "one two"))), blocks);
    String prefix = SearchExpression.prefix(HIDDEN);
    for (String term : blocks.get(0).terms().split(" ", -1)) {
      assertTrue(term.startsWith(prefix) || term.equals(SearchExpression.term(HIDDEN)), term);
    }
  }
}
