package chat.client.ui;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.client.Skips;
import chat.client.ui.ChatLine.Kind;
import chat.client.ui.ChatLine.When;
import chat.protocol.ClientMessage;
import chat.protocol.Nick;
import chat.protocol.RoomName;
import chat.protocol.ServerMessage;
import chat.protocol.Text;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is in the file after what was told. */
final class TranscriptTest {
  private static final Nick BOB = Nick.of("bob");
  private static final Instant NOW = Instant.parse("2026-11-20T13:05:59Z");
  private static final Clock CLOCK = Clock.fixed(NOW, ZoneId.of("Europe/Berlin"));
  private static final long EARLIER = NOW.minusSeconds(60).toEpochMilli();

  @TempDir private Path folder;

  private final ByteArrayOutputStream shown = new ByteArrayOutputStream();
  private final View other = new JsonView(new LineOutput(shown, UTF_8, why -> {}));

  private View writingTo(String file) throws IOException {
    return TranscriptFile.open(folder.resolve(file)).beside(other, CLOCK);
  }

  private String written(String file) throws IOException {
    return Files.readString(folder.resolve(file));
  }

  private static ChatLine line(Kind kind, String text, When when) {
    boolean told = kind == Kind.TOLD;
    return new ChatLine(
        told ? Optional.empty() : Optional.of(RoomName.LOBBY),
        7,
        EARLIER,
        BOB,
        kind,
        Text.of(text),
        when,
        false);
  }

  @Test
  void everyLineHasItsTimeItsRoomAndItsSender() throws Exception {
    View view = writingTo("log");
    view.message(line(Kind.SAID, "gr\u00fc\u00dfe\n* root joined", When.NOW));
    view.message(line(Kind.EMOTED, "waves", When.MISSED));
    view.message(line(Kind.TOLD, "a\nb", When.NOW));
    assertEquals(
        """
        2026-11-20 14:04:59 #lobby bob: gr\u00fc\u00dfe
        2026-11-20 14:04:59 #lobby bob| * root joined
        2026-11-20 14:04:59 #lobby ~ bob waves
        2026-11-20 14:04:59 [bob] a
        2026-11-20 14:04:59 [bob] b
        """,
        written("log"));
  }

  @Test
  void onesOwnMessagesAreThereOnceTheyAreStored() throws Exception {
    View view = writingTo("log");
    ClientMessage.Tell tell = new ClientMessage.Tell(2, BOB, Text.of("psst"));
    view.pending(tell);
    assertEquals("", written("log"));
    view.acknowledged(
        tell,
        new ChatLine(Optional.empty(), 0, EARLIER, BOB, Kind.TOLD, tell.text(), When.NOW, true));
    assertEquals("2026-11-20 14:04:59 [to bob] psst\n", written("log"));
  }

  @Test
  void whatWasSaidBeforeOrWasLookedUpIsNoPartOfIt() throws Exception {
    View view = writingTo("log");
    view.message(line(Kind.SAID, "before", When.BEFORE));
    view.message(line(Kind.SAID, "found", When.FOUND));
    assertEquals("", written("log"));
    assertEquals(2, shown.toString(UTF_8).lines().count());
  }

  @Test
  void whatHappensBesideMessagesIsThereAsOnATerminal() throws Exception {
    View view = writingTo("log");
    view.welcomed(BOB);
    view.joined(new ServerMessage.Joined(RoomName.LOBBY, BOB));
    view.left(new ServerMessage.Left(RoomName.LOBBY, BOB));
    view.topic(new ServerMessage.Topic(RoomName.LOBBY, Text.of("tea")), false);
    view.lost("the server stops");
    view.welcomedAgain(BOB, BOB);
    byte[] bytes = "plain\u001b[2J\n".getBytes(UTF_8);
    view.text(bytes, 0, bytes.length);
    assertEquals(
        """
        2026-11-20 14:05:59 * you are bob
        2026-11-20 14:05:59 * bob joined #lobby
        2026-11-20 14:05:59 * bob left #lobby
        2026-11-20 14:05:59 * the topic of #lobby is: tea
        2026-11-20 14:05:59 * connection lost (the server stops); trying again \u2026
        2026-11-20 14:05:59 * connected again
        2026-11-20 14:05:59 plain\ufffd[2J
        """,
        written("log"));
  }

  @Test
  void noSentenceOfAServerSteersATerminalThatShowsTheFile() throws Exception {
    View view = writingTo("log");
    view.notice("gone\u001b[2J\r* root joined");
    view.lost("\u009b2J");
    assertEquals(
        """
        2026-11-20 14:05:59 * gone\ufffd[2J\ufffd* root joined
        2026-11-20 14:05:59 * connection lost (\ufffd2J); trying again \u2026
        """,
        written("log"));
  }

  @Test
  void aFileThatIsThereIsAppendedTo() throws Exception {
    Files.writeString(folder.resolve("log"), "kept\n");
    writingTo("log").message(line(Kind.SAID, "hi", When.NOW));
    assertEquals("kept\n2026-11-20 14:04:59 #lobby bob: hi\n", written("log"));
  }

  @Test
  void aNewFileIsForItsOwnerAlone() throws Exception {
    boolean hasOwners = folder.getFileSystem().supportedFileAttributeViews().contains("posix");
    Skips.unless(hasOwners, "files have no owners here");
    writingTo("log");
    assertEquals(
        "rw-------",
        PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("log"))));
  }

  @Test
  void aFileThatCannotBeOpenedIsToldInALine() {
    Path file = folder.resolve("missing").resolve("log");
    IOException e = assertThrows(IOException.class, () -> TranscriptFile.open(file));
    assertEquals(
        "cannot write the log " + file + " (No such file or directory); --log names it",
        e.getMessage());
  }

  @Test
  void whatIsToldAfterTheEndIsNotWrittenAndThatIsNoNews() throws Exception {
    Path log = folder.resolve("log");
    View view;
    try (TranscriptFile file = TranscriptFile.open(log)) {
      view = file.beside(other, CLOCK);
      view.message(line(Kind.SAID, "one", When.NOW));
    }
    view.message(line(Kind.SAID, "two", When.NOW));
    assertEquals("2026-11-20 14:04:59 #lobby bob: one\n", written("log"));
    assertEquals(2, shown.toString(UTF_8).lines().count());
  }

  @Test
  void aDiskThatIsFullIsToldOnceAndTheRestGoesOn() throws Exception {
    Path full = Path.of("/dev/full");
    Skips.unless(Files.exists(full), "there is no " + full + " here");
    View view = TranscriptFile.open(full).beside(other, CLOCK);
    view.message(line(Kind.SAID, "one", When.NOW));
    view.message(line(Kind.SAID, "two", When.NOW));
    String events = shown.toString(UTF_8);
    assertEquals(3, events.lines().count(), events);
    assertTrue(
        events.contains(
            "\"cannot write the log /dev/full any more (No space left on device); what comes is"
                + " not logged\""),
        events);
    assertTrue(events.contains("\"two\""), events);
  }
}
