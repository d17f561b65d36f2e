package chat.protocol;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.documents.MarkdownPage;
import chat.protocol.input.Payload;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Checks PROTOCOL.md, ACCOUNTS.md and MODERATION.md against the code. */
final class ProtocolPageTest {
  private static final String PAGE = read(Path.of("PROTOCOL.md"));

  /** The sender, the payload with a sign for each line feed, and the lines of bytes below. */
  private static final Pattern FRAME =
      Pattern.compile(
          "^([CS])  (.+)\\n((?:   [0-9a-f]{2}(?: [0-9a-f]{2})*\\n)+)", Pattern.MULTILINE);

  @Test
  void framesOfTheSessionMatchTheirPayloads() throws IOException, RefusedException {
    List<Shown> session = session();
    assertTrue(session.size() > 20, session.size() + " frames");
    for (Shown shown : session.subList(1, session.size())) {
      Payload payload = Frames.payload(shown.bytes());
      assertEquals(shown.payload(), payload.toString());
      assertEquals(4 + payload.length(), shown.bytes().length, shown.payload());
      assertArrayEquals(shown.bytes(), encodedAgain(shown, payload), shown.payload());
    }
  }

  @Test
  void sessionIsOneStreamInEachDirection() throws IOException {
    for (boolean client : new boolean[] {true, false}) {
      List<Shown> frames =
          session().stream().skip(1).filter(shown -> shown.client() == client).toList();
      byte[] stream = Frames.join(frames.stream().map(Shown::bytes).toArray(byte[][]::new));
      assertEquals(frames.stream().map(Shown::payload).toList(), Frames.read(stream));
    }
  }

  @Test
  void sessionStartsWithTheGreeting() {
    Shown greeting = session().get(0);
    assertEquals(greeting.payload(), new String(greeting.bytes(), UTF_8));
    assertTrue(greeting.payload().endsWith(" [chat/" + Limits.VERSION + "]\n"));
    assertTrue(PAGE.contains("\n    " + greeting.payload()));
  }

  @Test
  void tablesListEveryVerbAndNoOther() {
    assertEquals(
        names(ClientVerb.values(), ClientVerb::name), firstCells("Client to server", "[A-Z]+"));
    assertEquals(
        names(ServerVerb.values(), ServerVerb::name), firstCells("Server to client", "[A-Z]+"));
  }

  @Test
  void tablesListEveryActionAndNoOther() {
    assertEquals(
        names(AuthRequest.Action.values(), AuthRequest.Action::word),
        firstCells("ACCOUNTS.md", "Requests", "AUTH ([a-z]+)"));
    assertEquals(
        names(ModRequest.Action.values(), ModRequest.Action::word),
        firstCells("MODERATION.md", "Requests", "MOD ([a-z]+)"));
  }

  @Test
  void tablesListEveryCodeAndNoOther() {
    assertEquals(names(ErrorCode.values(), ErrorCode::word), firstCells("Errors", "[a-z-]+"));
    assertEquals(
        names(ByeCode.values(), ByeCode::word), firstCells("The end of a connection", "[a-z-]+"));
  }

  @Test
  void tablesMarkEachCode() {
    for (ErrorCode code : ErrorCode.values()) {
      String mark = code.isTemporary() ? "| temporary |" : "| permanent |";
      assertTrue(
          section("Errors")
              .lines()
              .anyMatch(row -> row.contains(code.word()) && row.endsWith(mark)),
          code.word());
    }
    for (ByeCode code : ByeCode.values()) {
      String row = "(?s).*\\| `" + code.word() + "` \\| [^|]* \\| ";
      String when = code == ByeCode.MOVED ? "at once, there" : "after a pause";
      String answer = (code.reconnects() ? when : "no") + " \\|.*";
      assertTrue(section("The end of a connection").matches(row + answer), code.word());
    }
  }

  @Test
  void pagesAreShort() {
    for (String page : List.of("PROTOCOL.md", "ACCOUNTS.md", "MODERATION.md")) {
      long lines = read(Path.of(page)).lines().count();
      assertTrue(lines <= 500, page + " has " + lines + " lines");
    }
  }

  @Test
  void limitsAreThoseOfTheCode() {
    String limits = section("Limits");
    assertLimit(limits, "a text", Limits.DEFAULT_MAX_TEXT_BYTES);
    assertLimit(limits, "a text", Limits.MIN_MAX_TEXT_BYTES);
    assertLimit(limits, "a text", Limits.MAX_MAX_TEXT_BYTES);
    assertLimit(limits, "a frame's payload, to the server", Limits.HEAD_BYTES);
    assertLimit(limits, "a nick; a room's name", Limits.MAX_NICK_CHARS);
    assertLimit(limits, "a nick; a room's name", Limits.MAX_ROOM_CHARS);
    assertLimit(
        limits, "a topic or the words of a `SEARCH`; a `PING`'s token", Limits.MAX_PING_CHARS);
    assertLimit(limits, "`HISTORY` and `SEARCH`", Limits.MAX_HISTORY);
    assertLimit(limits, "`JOIN` without a number", Limits.JOIN_REPLAY);
    assertLimit(limits, "presence", Limits.MAX_PRESENCE);
    assertTrue(PAGE.contains("(" + Limits.PORT + " by default)"));
  }

  private record Shown(boolean client, String payload, String hex) {
    byte[] bytes() {
      return HexFormat.of().parseHex(hex);
    }
  }

  private static List<Shown> session() {
    return FRAME
        .matcher(section("A session, byte by byte"))
        .results()
        .map(
            match ->
                new Shown(
                    match.group(1).equals("C"),
                    match.group(2).replace('\u23CE', '\n'),
                    match.group(3).replaceAll("\\s", "")))
        .toList();
  }

  private static byte[] encodedAgain(Shown shown, Payload payload) throws RefusedException {
    return shown.client()
        ? Frames.of(ClientVerb.decode(payload))
        : Frames.of(ServerVerb.decode(payload).orElseThrow());
  }

  private static void assertLimit(String limits, String what, long number) {
    String row =
        limits
            .lines()
            .filter(line -> line.startsWith("| " + what + " |"))
            .findFirst()
            .orElseThrow();
    Set<String> numbers = firstWords(row.replace(",", ""), "\\b([0-9]+)\\b");
    assertTrue(numbers.contains(Long.toString(number)), row + " has no " + number);
  }

  private static String section(String title) {
    return section("PROTOCOL.md", title);
  }

  private static String section(String page, String title) {
    return String.join("\n", MarkdownPage.of("chat-protocol/" + page).section(title)) + "\n";
  }

  /** Returns what stands in code in the first cells of the tables, up to the first space. */
  private static Set<String> firstCells(String title, String word) {
    return firstCells("PROTOCOL.md", title, "(" + word + ")");
  }

  private static Set<String> firstCells(String page, String title, String pattern) {
    String cells =
        section(page, title)
            .lines()
            .filter(line -> line.startsWith("| `"))
            .map(line -> line.substring(0, line.indexOf(" |")))
            .collect(Collectors.joining("\n"));
    return firstWords(cells, "`" + pattern + "[` ]");
  }

  private static <T> Set<String> names(T[] values, Function<T, String> name) {
    return Arrays.stream(values).map(name).collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<String> firstWords(String text, String pattern) {
    Stream<String> words =
        Pattern.compile(pattern, Pattern.MULTILINE)
            .matcher(text)
            .results()
            .map(match -> match.group(1));
    return words.collect(Collectors.toCollection(TreeSet::new));
  }

  private static String read(Path path) {
    try {
      return Files.readString(path).replace("\r\n", "\n");
    } catch (IOException e) {
      throw new AssertionError("the tests run in the module's folder", e);
    }
  }
}
