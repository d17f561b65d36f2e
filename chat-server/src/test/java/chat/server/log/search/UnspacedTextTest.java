package chat.server.log.search;

import static chat.server.log.search.IndexedLogSetup.query;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.fixture.LongRun;
import chat.server.log.Drafts;
import chat.server.log.MemoryLog;
import chat.server.log.SearchQuery;
import chat.server.log.Searches;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Any part of a text in a script without spaces finds it, in memory and through the index. */
class UnspacedTextTest {
  private static final int TEXTS = 100;
  private static final int PARTS = 2;

  /** Letters with what belongs to them. Latin letters and digits are words of their own. */
  private static final List<List<String>> SCRIPTS =
      List.of(
          List.of(
              "ー", "ー", "ー", "ｰ", "々", "〻", "ゝ", "ゞ", "ヽ", "ヾ", "〆", "〼", "〱", "〇", "あ", "が", "ア",
              "パ", "ﾒ", "ﾙ", "ﾊﾞ", "ﾊﾟ", "ー゙", "ｰﾞ", "っ", "ｯ", "茶", "年", "𠮷", "葛󠄀", "Java", "3",
              "Ａ"),
          List.of("〇", "〡", "〩", "々", "年", "月", "绿", "茶", "𠮷", "㐂", "﨑", "3", "Q", "㍿"),
          List.of("ก", "น้ำ", "กำ", "แ", "เ", "ะ", "า", "ๆ", "ฯ", "ที่", "ฤ", "ๅ", "3", "๓", "a"),
          List.of("ກ", "ນ້ຳ", "ຽ", "ແ", "ໆ", "ະ", "າ", "ໜ", "ຯ", "ທີ່", "3", "a"),
          List.of("ក", "ក្", "ខ្ញុំ", "ឥ", "ៗ", "តែ", "ៜ", "ឱ្", "3", "a"),
          List.of("က", "မြ", "န်", "မာ", "ဦ", "ဥ", "ဿ", "ꩰ", "ရည်", "3", "a"));

  @TempDir private Path temporary;
  private final Random random = new Random(LongRun.seed());

  /** A message, and parts of it that searches look for. */
  private record Said(String text, List<String> parts) {}

  private Said any() {
    List<String> script = SCRIPTS.get(random.nextInt(SCRIPTS.size()));
    List<String> letters = new ArrayList<>();
    while (letters.size() < 2 + random.nextInt(8)) {
      letters.add(script.get(random.nextInt(script.size())));
    }
    List<String> parts = new ArrayList<>();
    while (parts.size() < PARTS) {
      int from = random.nextInt(letters.size());
      int to = from + 1 + random.nextInt(letters.size() - from);
      if (from == 0 || !isOfSpacedWord(letters.get(from - 1) + letters.get(from))) {
        parts.add(String.join("", letters.subList(from, to)));
      }
    }
    return new Said(String.join("", letters), parts);
  }

  private static boolean isOfSpacedWord(String letters) {
    return letters.codePoints().allMatch(c -> Character.isDigit(c) || isLatin(c));
  }

  private static boolean isLatin(int c) {
    return Character.UnicodeScript.of(c) == Character.UnicodeScript.LATIN;
  }

  @Test
  void anyPartOfAMessageFindsIt() throws Exception {
    MemoryLog memory = new MemoryLog();
    List<Said> said = new ArrayList<>();
    try (IndexedLogSetup indexed = new IndexedLogSetup(temporary.resolve("data"))) {
      for (int seq = 1; seq <= TEXTS; seq++) {
        Said next = any();
        said.add(next);
        memory.append(List.of(Drafts.said(Drafts.TEA, Drafts.ALICE, 0, next.text())));
        // A block has messages of one room, so the index must have each message's own words.
        indexed.store(IndexedLogSetup.room("#" + seq), seq, 1, next.text());
      }
      indexed.indexAll();
      for (long seq = 1; seq <= TEXTS; seq++) {
        Said one = said.get((int) seq - 1);
        for (String part : one.parts()) {
          String what = one.text() + ": " + part;
          List<Long> inMemory = Drafts.seqs(Searches.find(memory, Drafts.TEA, part, TEXTS));
          assertTrue(inMemory.contains(seq), what);
          assertEquals(inMemory, find(indexed, part), what);
        }
      }
    }
  }

  /** Returns the numbers of the messages that the index and a comparison find, oldest first. */
  private static List<Long> find(IndexedLogSetup indexed, String part) throws SQLException {
    SearchQuery query = query(Optional.empty(), part, TEXTS);
    return IndexSearches.run(query, indexed.sources(), indexed.reader()).found().stream()
        .map(position -> Long.parseLong(position.log().key().substring(1)))
        .toList();
  }
}
