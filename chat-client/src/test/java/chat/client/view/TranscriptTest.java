package chat.client.view;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.client.event.ChatLine;
import chat.client.event.ChatLine.Author;
import chat.client.event.ChatLine.When;
import chat.client.event.ClientEvent;
import chat.client.event.LinkEvent;
import chat.client.event.RequestEvent;
import chat.client.event.View;
import chat.fixture.Skips;
import chat.protocol.ClientMessage;
import chat.protocol.MessageKind;
import chat.protocol.Nick;
import chat.protocol.RoomName;
import chat.protocol.ServerMessage;
import chat.protocol.Text;
import chat.server.fixture.TestClock;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the log file contains after these events. */
final class TranscriptTest {
  private static final Nick BOB = Nick.of("bob");
  private static final Instant NOW = Instant.parse("2026-11-20T13:05:59Z");
  private static final Clock CLOCK = Clock.fixed(NOW, ZoneId.of("Europe/Berlin"));
  private static final Instant EARLIER = NOW.minusSeconds(60);

  @TempDir private Path folder;

  private final ByteArrayOutputStream shown = new ByteArrayOutputStream();
  private final View other = new JsonView(new LineOutput(shown, UTF_8, why -> {}));

  /** Shows events on two views, as a session does. */
  private View writingTo(TranscriptFile file) {
    View transcript = file.view(CLOCK, other);
    return events -> {
      other.show(events);
      transcript.show(events);
    };
  }

  private View writingTo(String file) throws IOException {
    return writingTo(TranscriptFile.open(folder.resolve(file)));
  }

  private static void shows(View view, ClientEvent... events) {
    view.show(List.of(events));
  }

  private static ClientEvent message(MessageKind kind, String text, When when) {
    return new ClientEvent.MessageReceived(line(Optional.of(RoomName.LOBBY), kind, text, when));
  }

  private String written(String file) throws IOException {
    return Files.readString(folder.resolve(file));
  }

  private static ChatLine line(Optional<RoomName> room, MessageKind kind, String text, When when) {
    return new ChatLine(room, 7, EARLIER, true, BOB, kind, Text.of(text), when, Author.OTHER);
  }

  @Test
  void everyLineHasTimeRoomAndAuthor() throws Exception {
    View view = writingTo("log");
    shows(view, message(MessageKind.SAID, "gr\u00fc\u00dfe\n* root joined", When.NOW));
    shows(view, message(MessageKind.EMOTED, "waves", When.MISSED));
    shows(
        view,
        new ClientEvent.MessageReceived(
            line(Optional.empty(), MessageKind.SAID, "a\nb", When.NOW)));
    assertEquals(
        """
        2026-11-20 14:05:59 #lobby bob: gr\u00fc\u00dfe
        2026-11-20 14:05:59 #lobby bob| * root joined
        2026-11-20 14:05:59 (2026-11-20 14:04:59) #lobby ~ bob waves
        2026-11-20 14:05:59 [bob] a
        2026-11-20 14:05:59 [bob] b
        """,
        written("log"));
  }

  @Test
  void ownMessagesAreWrittenOnceTheyAreStored() throws Exception {
    View view = writingTo("log");
    ClientMessage.Tell tell = new ClientMessage.Tell(2, BOB, Text.of("psst"));
    shows(view, new RequestEvent.MessageQueued(tell));
    assertEquals("", written("log"));
    shows(
        view,
        new RequestEvent.MessageAcknowledged(
            tell,
            new ChatLine(
                Optional.empty(),
                0,
                EARLIER,
                true,
                BOB,
                MessageKind.SAID,
                tell.text(),
                When.NOW,
                Author.US),
            Optional.empty()));
    assertEquals("2026-11-20 14:05:59 [to bob] psst\n", written("log"));
  }

  @Test
  void earlierAndFoundMessagesAreLeftOut() throws Exception {
    View view = writingTo("log");
    shows(view, message(MessageKind.SAID, "before", When.BEFORE));
    shows(view, message(MessageKind.SAID, "found", When.FOUND));
    assertEquals("", written("log"));
    assertEquals(2, shown.toString(UTF_8).lines().count());
  }

  @Test
  void linesAreInOrderOfTimeWhateverTheServersClock() throws Exception {
    TestClock clock = new TestClock();
    View view = TranscriptFile.open(folder.resolve("log")).view(clock, other);
    ClientMessage.Say say = new ClientMessage.Say(1, RoomName.LOBBY, Text.of("mine"));
    ChatLine own = line(Optional.of(RoomName.LOBBY), MessageKind.SAID, "mine", When.NOW);
    shows(view, new LinkEvent.LinkLost("it broke"));
    clock.advance(Duration.ofSeconds(5));
    shows(view, message(MessageKind.SAID, "missed", When.MISSED));
    shows(view, new RequestEvent.MessageAcknowledged(say, own, Optional.empty()));
    clock.advance(Duration.ofSeconds(5));
    shows(view, new ClientEvent.Joined(new ServerMessage.Joined(RoomName.LOBBY, BOB)));
    assertEquals(
        """
        1970-01-01 00:00:01 * connection lost (it broke); trying again \u2026
        1970-01-01 00:00:06 (2026-11-20 13:04:59) #lobby bob: missed
        1970-01-01 00:00:06 #lobby bob: mine
        1970-01-01 00:00:11 * bob joined #lobby
        """,
        written("log"));
  }

  @Test
  void noticesAreWrittenAsOnATerminal() throws Exception {
    View view = writingTo("log");
    shows(view, new LinkEvent.Welcomed(BOB, "The Tea Room"));
    shows(view, new ClientEvent.Joined(new ServerMessage.Joined(RoomName.LOBBY, BOB)));
    shows(view, new ClientEvent.Left(new ServerMessage.Left(RoomName.LOBBY, BOB), false));
    shows(
        view,
        new ClientEvent.TopicTold(new ServerMessage.Topic(RoomName.LOBBY, Text.of("tea")), false));
    shows(view, new LinkEvent.LinkLost("the server stops"));
    shows(view, new LinkEvent.Reconnected(BOB, BOB, ""));
    shows(view, new LinkEvent.PlainReceived(UTF_8.encode("plain\u001b[2J\n")));
    assertEquals(
        """
        2026-11-20 14:05:59 * you are bob on The Tea Room
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
  void serverTextControlsNoTerminalThatShowsTheFile() throws Exception {
    View view = writingTo("log");
    shows(view, new ClientEvent.Notice("gone\u001b[2J\r* root joined"));
    shows(view, new LinkEvent.LinkLost("\u009b2J"));
    assertEquals(
        """
        2026-11-20 14:05:59 * gone\ufffd[2J\ufffd* root joined
        2026-11-20 14:05:59 * connection lost (\ufffd2J); trying again \u2026
        """,
        written("log"));
  }

  @Test
  void existingFileIsAppendedTo() throws Exception {
    Files.writeString(folder.resolve("log"), "kept\n");
    shows(writingTo("log"), message(MessageKind.SAID, "hi", When.NOW));
    assertEquals("kept\n2026-11-20 14:05:59 #lobby bob: hi\n", written("log"));
  }

  @Test
  void newFileIsReadableByItsOwnerAlone() throws Exception {
    boolean hasOwners = folder.getFileSystem().supportedFileAttributeViews().contains("posix");
    Skips.unless(hasOwners, "files have no owners here");
    writingTo("log");
    assertEquals(
        "rw-------",
        PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("log"))));
  }

  @Test
  void unwritableFileIsReportedInALine() {
    Path file = folder.resolve("missing").resolve("log");
    IOException e = assertThrows(IOException.class, () -> TranscriptFile.open(file));
    assertEquals(
        "cannot write the log " + file + " (No such file or directory); --log names it",
        e.getMessage());
  }

  @Test
  void eventsAfterTheEndAreDiscarded() throws Exception {
    Path log = folder.resolve("log");
    View view;
    try (TranscriptFile file = TranscriptFile.open(log)) {
      view = writingTo(file);
      shows(view, message(MessageKind.SAID, "one", When.NOW));
    }
    shows(view, message(MessageKind.SAID, "two", When.NOW));
    assertEquals("2026-11-20 14:05:59 #lobby bob: one\n", written("log"));
    assertEquals(2, shown.toString(UTF_8).lines().count());
  }

  @Test
  void fullDiskIsReportedOnceAndTheChatContinues() throws Exception {
    Path full = Path.of("/dev/full");
    Skips.unless(Files.exists(full), "there is no " + full + " here");
    View view = writingTo(TranscriptFile.open(full));
    shows(view, message(MessageKind.SAID, "one", When.NOW));
    shows(view, message(MessageKind.SAID, "two", When.NOW));
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
