package chat.client;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How much of the past {@code --history} shows, and how it is marked, with a real server. */
final class HistoryOptionTest {
  private static final String LAST = "author: m30\n";

  @TempDir private Path data;

  private RealServer server;

  @BeforeEach
  void thirtyMessagesAreStored() throws Exception {
    server = new RealServer(data);
    TestClient author = TestClient.inPipe("author@" + server.address(), "--room", "a");
    for (int i = 1; i <= 30; i++) {
      author.types("m" + i);
    }
    author.endsInput().exits(0, "");
  }

  @AfterEach
  void stop() throws Exception {
    server.close();
  }

  /**
   * Returns the messages before the next one, in a pipe with these options.
   *
   * @param seen what the client has shown when somebody sends the next one
   */
  private String past(String seen, String... options) throws Exception {
    String[] args = new String[options.length + 3];
    System.arraycopy(options, 0, args, 3, options.length);
    args[0] = "reader@" + server.address();
    args[1] = "--room";
    args[2] = "a";
    TestClient reader = TestClient.inPipe(args);
    reader.types("/who").err().sees("* in #a: ");
    // The answer may overtake the past.
    reader.out().sees(seen);
    TestClient.inPipe("ci@" + server.address(), "--room", "a", "--send", "now").exits(0, "");
    reader.out().sees("ci: now\n");
    reader.endsInput().exits(0);
    // The present begins where the server has sent all of the past, which nobody sees here.
    return reader.out().toString().replaceFirst("(\\(earlier\\) )?ci: now\n", "");
  }

  private static String earlier(int from) {
    StringBuilder lines = new StringBuilder();
    for (int i = from; i <= 30; i++) {
      lines.append("(earlier) author: m").append(i).append('\n');
    }
    return lines.toString();
  }

  @Test
  void pipesPrintTheLastTwentyAndMarkThem() throws Exception {
    assertEquals(earlier(11), past(LAST));
  }

  @Test
  void numberChoosesHowMany() throws Exception {
    assertEquals(earlier(28), past(LAST, "--history", "3"));
  }

  @Test
  void moreThanThereIsPrintsAll() throws Exception {
    assertEquals(earlier(1), past(LAST, "--history", "1000"));
  }

  @Test
  void nonePrintsNothingOfThePast() throws Exception {
    assertEquals("", past("", "--history", "none"));
  }

  @Test
  void numberHoldsForRoomsEnteredLater() throws Exception {
    TestClient alice = TestClient.inPipe("alice@" + server.address(), "--json", "--history", "1");
    alice.types("/join a");
    alice.out().sees("\"text\":\"m30\",\"when\":\"before\"");
    alice.out().sees("\"live\",\"room\":\"#a\"");
    assertEquals(1, alice.out().toString().lines().filter(l -> l.contains("author")).count());
    alice.endsInput().exits(0);
  }
}
