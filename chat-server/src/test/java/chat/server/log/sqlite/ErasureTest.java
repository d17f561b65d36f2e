package chat.server.log.sqlite;

import static chat.server.log.Drafts.ALICE;
import static chat.server.log.Drafts.deletion;
import static chat.server.log.Drafts.edit;
import static chat.server.log.Drafts.said;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.protocol.RoomName;
import chat.server.fixture.FileWords;
import chat.server.log.Draft;
import chat.server.log.LogException;
import chat.server.log.LogMessage;
import chat.server.log.LogName;
import chat.server.log.LogPosition;
import chat.server.log.RoomLog;
import chat.server.log.Searches;
import chat.server.log.tools.LogCheck;
import chat.server.log.tools.StoredLog;
import chat.server.log.tools.Work;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** The text of a deleted message, and the old one of an edited one, is in no file soon. */
class ErasureTest extends LogFiles {
  private static final int ROOMS = 20;
  private static final int MESSAGES = 8_000;
  private static final int BATCH = 40;
  private static final int WORD_LETTERS = FileWords.LETTERS;

  /** SQLite leaves copies of about one message in 300. */
  private static final int MIN_COPIED = 5;

  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final Random random = new Random(15);
  private final Map<String, LogPosition> words = new HashMap<>();
  private final Map<LogName, Long> lasts = new HashMap<>();

  private static LogName room(int number) {
    return LogName.of(RoomName.of("#room" + number));
  }

  /** Returns a text of 14 to 9,000 bytes, most of them short, that begins with a word. */
  private String text(String word) {
    int bytes = random.nextInt(10) == 0 ? random.nextInt(9_000) : random.nextInt(300);
    StringBuilder text = new StringBuilder(word);
    while (text.length() < bytes) {
      text.append(" w").append(random.nextInt(500));
    }
    return text.toString();
  }

  /** Stores messages in all rooms in turn, each with a word that no other has. */
  private void store(RoomLog log, int messages) throws LogException {
    for (int stored = 0; stored < messages; stored += BATCH) {
      List<Draft> batch = new ArrayList<>();
      List<String> texts = new ArrayList<>();
      for (int i = 0; i < BATCH; i++) {
        String word = FileWords.word(random);
        texts.add(word);
        // Some rooms grow much faster than others.
        int room = random.nextInt(random.nextInt(4) == 0 ? ROOMS : 3);
        batch.add(said(room(room), ALICE, 0, text(word)));
      }
      List<LogMessage> entries = log.append(batch);
      for (int i = 0; i < BATCH; i++) {
        LogMessage entry = entries.get(i);
        words.put(texts.get(i), new LogPosition(entry.draft().log(), entry.seq()));
        lasts.put(entry.draft().log(), entry.seq());
      }
    }
  }

  /** Deletes messages, edits others, and returns the words that they had. */
  private Set<String> change(RoomLog log, int count) throws LogException, IOException {
    List<String> some = new ArrayList<>(words.keySet());
    Collections.shuffle(some, random);
    Set<String> changed = new HashSet<>(some.subList(0, count));
    changed.addAll(copied());
    int next = 0;
    for (String word : changed) {
      LogPosition at = words.remove(word);
      log.append(
          List.of(
              next++ % 3 == 0
                  ? edit(at.log(), ALICE, 0, at.seq(), "something else")
                  : deletion(at.log(), ALICE, 0, at.seq())));
    }
    return changed;
  }

  /** Returns the words of messages of which SQLite has left copies in the file. */
  private Set<String> copied() throws IOException {
    String content = new String(Files.readAllBytes(messages), StandardCharsets.ISO_8859_1);
    Set<String> seen = new HashSet<>();
    Set<String> copied = new HashSet<>();
    for (int i = 0; i + WORD_LETTERS <= content.length(); i++) {
      String word = content.substring(i, i + WORD_LETTERS);
      if (words.containsKey(word) && !seen.add(word)) {
        copied.add(word);
      }
    }
    return copied;
  }

  /** Waits until the database has what the write-ahead log has, and so what SQLite copies there. */
  private void awaitCheckpoint() {
    Awaitility.await().atMost(PATIENCE).until(() -> copied().size() > MIN_COPIED);
  }

  private static void awaitErasure(Path folder, Set<String> words) {
    Awaitility.await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(500))
        .untilAsserted(() -> assertEquals(Map.of(), FileWords.found(folder, words)));
  }

  private static void requireIntact(Path folder) throws LogException {
    List<String> problems = new ArrayList<>();
    try (StoredLog log = StoredLog.open(folder)) {
      LogCheck.Result result = new LogCheck(log, problems::add, Work.UNOBSERVED).run();
      assertEquals(0, result.problems(), problems::toString);
      assertTrue(result.isComplete());
    }
  }

  @Test
  void deletedAndReplacedTextsAreInNoFile() throws Exception {
    try (SqliteLog log = open()) {
      store(log, MESSAGES);
      Awaitility.await().atMost(PATIENCE).until(() -> log.unindexed() == 0);
      awaitCheckpoint();
      Set<String> changed = change(log, 300);
      awaitErasure(folder, changed);
      for (Map.Entry<String, LogPosition> kept : words.entrySet()) {
        LogMessage message = log.read(List.of(kept.getValue())).get(0);
        assertTrue(message.draft().text().toString().startsWith(kept.getKey()), kept.toString());
      }
      String some = words.keySet().iterator().next();
      assertEquals(
          List.of(words.get(some)),
          Searches.find(log, words.get(some).log(), some, 5).stream()
              .map(found -> new LogPosition(found.draft().log(), found.seq()))
              .toList());
    }
    requireIntact(folder);
  }

  @Test
  void textsVanishWhileOthersWriteReadAndSearch() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(4);
    AtomicBoolean isOver = new AtomicBoolean();
    try (SqliteLog log = open()) {
      store(log, MESSAGES / 2);
      List<Future<Long>> readers = new ArrayList<>();
      for (int i = 0; i < 2; i++) {
        LogName room = room(i);
        readers.add(threads.submit(() -> readUntil(log, room, isOver)));
        readers.add(threads.submit(() -> searchUntil(log, room, isOver)));
      }
      Set<String> changed = change(log, 50);
      // Each commit takes the write-ahead log that the eraser has just emptied.
      long end = System.nanoTime() + Duration.ofSeconds(3).toNanos();
      while (System.nanoTime() < end) {
        store(log, BATCH);
        Thread.sleep(2);
      }
      changed.addAll(change(log, 50));
      for (int i = 0; i < 5; i++) {
        store(log, BATCH);
      }
      awaitErasure(folder, changed);
      isOver.set(true);
      for (Future<Long> reader : readers) {
        assertTrue(reader.get() > 0);
      }
    } finally {
      isOver.set(true);
      threads.shutdownNow();
    }
    requireIntact(folder);
  }

  /** Reads a room from its beginning again and again; returns how many messages that were. */
  private static long readUntil(RoomLog log, LogName room, AtomicBoolean isOver)
      throws LogException {
    long read = 0;
    while (!isOver.get()) {
      long seq = 0;
      List<LogMessage> page = log.read(room, seq, Long.MAX_VALUE, 64 * 1024).messages();
      while (!page.isEmpty() && !isOver.get()) {
        for (LogMessage message : page) {
          assertEquals(++seq, message.seq());
          read++;
        }
        page = log.read(room, seq, Long.MAX_VALUE, 64 * 1024).messages();
      }
    }
    return read;
  }

  private static long searchUntil(RoomLog log, LogName room, AtomicBoolean isOver)
      throws LogException {
    long found = 0;
    while (!isOver.get()) {
      found += Searches.find(log, room, "w1", 50).size();
    }
    return found;
  }

  @Test
  void startContinuesWhatAStopInterrupted() throws Exception {
    try (SqliteLog log = open()) {
      store(log, MESSAGES / 4);
      Awaitility.await().atMost(PATIENCE).until(() -> log.unindexed() == 0);
    }
    Set<String> interrupted = Set.of();
    for (int attempt = 0; interrupted.isEmpty(); attempt++) {
      // A machine that stands still after the changes lets a log erase them before it is closed.
      assertTrue(attempt < 5, "nothing was left to erase");
      Set<String> changed;
      try (SqliteLog log = open()) {
        changed = change(log, 20);
      }
      interrupted = FileWords.found(folder, changed).isEmpty() ? Set.of() : changed;
    }
    try (SqliteLog log = open()) {
      awaitErasure(folder, interrupted);
      assertEquals(0, log.unindexed());
    }
    requireIntact(folder);
  }

  @Test
  void textsOfAFolderOfAnEarlierVersionVanish() throws Exception {
    try (SqliteLog log = open()) {
      store(log, MESSAGES / 4);
      Awaitility.await().atMost(PATIENCE).until(() -> log.unindexed() == 0);
    }
    // As versions did that left deleted rows in the files: pages between them are free.
    sql(
        messages,
        "PRAGMA secure_delete = OFF",
        "CREATE TABLE copied AS SELECT * FROM messages",
        "DROP TABLE copied");
    sql(search, "PRAGMA secure_delete = OFF", "INSERT INTO words (words) VALUES ('optimize')");
    try (SqliteLog log = open()) {
      awaitErasure(folder, change(log, 200));
    }
    requireIntact(folder);
  }
}
