package chat.client.session;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.client.command.CommandParser;
import chat.client.event.InputLine;
import chat.client.event.SessionSnapshot;
import chat.client.net.LinkEnd;
import chat.client.net.LinkEnd.Kind;
import chat.client.net.Wire;
import chat.protocol.account.Secret;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** A session as a transcript: what happens to it, and what it sends and shows then. */
final class SessionTranscript {
  private static final String INBOX_JOIN = "JOIN @";
  private static final Path NO_HOME = Path.of("target", "nobody").toAbsolutePath();

  private final TestConsole console;
  private final DrivenSession driven;
  private final ClientSession session;
  private final RecordingLink link;
  private final TypedInput input;

  private SessionTranscript(TestConsole console, Path home, String... args) {
    this.console = console;
    driven = new DrivenSession(console, home, args);
    session = driven.session();
    link = driven.link();
    input = driven.input();
  }

  /** A person at a plain terminal, who started the client with these arguments. */
  static SessionTranscript ofPerson(String... args) {
    return new SessionTranscript(TestConsole.terminal(), NO_HOME, args);
  }

  /** A person at a terminal, whose settings are stored below this folder. */
  static SessionTranscript ofPersonAt(Path home, String... args) {
    return new SessionTranscript(TestConsole.terminal(), home, args);
  }

  static SessionTranscript onScreen(String... args) {
    return new SessionTranscript(TestConsole.screen(), NO_HOME, args);
  }

  /** A program, which reads and writes a pipe. */
  static SessionTranscript ofProgram(String... args) {
    return new SessionTranscript(TestConsole.pipe(), NO_HOME, args);
  }

  static SessionTranscript withoutInput(String... args) {
    return new SessionTranscript(TestConsole.withoutInput(), NO_HOME, args);
  }

  SessionTranscript serverGreets() {
    return serverGreets(1);
  }

  SessionTranscript serverGreets(int version) {
    return link.greeted()
        ? happens(s -> s.greeted(version))
        : serverWrites("Hey [chat/" + version + "]\n");
  }

  /** The server greets and welcomes us, and our rooms go live, empty. */
  SessionTranscript serverWelcomes(String nick) {
    serverGreets().serverSends("WELCOME " + nick + " fake/1 log 0 65536");
    session.latestSnapshot().rooms().forEach(room -> serverSends("LIVE " + room.name() + " 0"));
    return forget();
  }

  /** The server sends these frames, which arrive as one batch. */
  SessionTranscript serverSends(String... frames) {
    return happens(s -> s.received(Stream.of(frames).map(WireText::decode).toList(), 0));
  }

  /** The server writes plain text: one line, or part of one. */
  SessionTranscript serverWrites(String text) {
    boolean isUndecided = link.wire() == Wire.UNDECIDED;
    if (isUndecided) {
      happens(ClientSession::bytesArrived);
    }
    happens(s -> s.text(text.getBytes(UTF_8)));
    return isUndecided && text.endsWith("\n") && !text.startsWith("*")
        ? happens(ClientSession::notGreeted)
        : this;
  }

  SessionTranscript serverCloses() {
    return linkEnds(Kind.CLOSED, "it closed");
  }

  SessionTranscript linkBreaks() {
    return linkEnds(Kind.BROKEN, "it broke");
  }

  SessionTranscript linkEnds(Kind kind, String sentence) {
    link.end();
    return happens(s -> s.ended(new LinkEnd(kind, sentence)));
  }

  /** The attempt to connect that is under way succeeds. */
  SessionTranscript connects() {
    return isConnecting().opensLink();
  }

  /** An attempt to connect succeeds. */
  SessionTranscript opensLink() {
    return happens(s -> s.connected(RecordingLink.connection()));
  }

  /** An attempt to connect to this server is under way. */
  SessionTranscript connectsTo(String address) {
    assertEquals(address, link.attempted());
    return isConnecting();
  }

  SessionTranscript connectFails() {
    return connectFails(Kind.BROKEN, "refused");
  }

  SessionTranscript connectFails(Kind kind, String sentence) {
    isConnecting();
    return happens(s -> s.connectFailed(new LinkEnd(kind, sentence)));
  }

  /** The pause before the next attempt passes, and the attempt succeeds; the server greets. */
  SessionTranscript reconnects() {
    return pauseEnds().connects().serverGreets();
  }

  /** The user types lines, or a program writes them; each is taken once the one before is. */
  SessionTranscript types(String... lines) {
    Stream.of(lines).map(InputLine::of).forEach(input::add);
    return settle();
  }

  /** The user enters a line of which only the length is known. */
  SessionTranscript typesBytes(long count) {
    input.add(InputLine.overlong(count));
    return settle();
  }

  SessionTranscript endsInput() {
    input.end();
    return settle();
  }

  SessionTranscript timePasses(Duration time) {
    driven.timePasses(time);
    return this;
  }

  /** The pause before the next attempt to connect passes. */
  SessionTranscript pauseEnds() {
    return timePasses(driven.pause());
  }

  /** Whether the link takes no more messages from now on. */
  SessionTranscript linkIsFull(boolean isFull) {
    link.full(isFull);
    return this;
  }

  /** The user types a line without echo. */
  SessionTranscript typesSecret(String secret) {
    input.add(InputLine.of(Secret.take(secret.toCharArray())));
    return settle();
  }

  /** Makes the link unencrypted and remote. */
  SessionTranscript linkIsReadable() {
    link.isReadable();
    return this;
  }

  /** Something else happens. */
  SessionTranscript happens(Consumer<ClientSession> event) {
    driven.happens(event);
    return this;
  }

  /**
   * These frames, and no others, were sent since the last look. The JOIN of the inbox, which
   * follows each WELCOME, is left out: {@link #sentAlsoInbox} looks at it.
   */
  SessionTranscript sent(String... frames) {
    List<String> sent =
        link.takeSent().stream().filter(frame -> !frame.startsWith(INBOX_JOIN)).toList();
    assertEquals(lines(List.of(frames)), lines(sent), "sent");
    return this;
  }

  /** Removes and returns what {@link #sentAlsoInbox} looks at. */
  List<String> takeSent() {
    return link.takeSent();
  }

  /** As {@link #sent}, with the JOIN of the inbox. */
  SessionTranscript sentAlsoInbox(String... frames) {
    assertEquals(lines(List.of(frames)), lines(link.takeSent()), "sent");
    return this;
  }

  /** These events, and no others, were shown since the last look. Changes of state are skipped. */
  SessionTranscript shows(String... events) {
    assertEquals(lines(List.of(events)), lines(takeShown()), "shown");
    return this;
  }

  /** Removes and returns what {@link #shows} looks at. */
  List<String> takeShown() {
    return driven.takeShown();
  }

  /** As {@link #shows}, with the changes of state. */
  SessionTranscript showsAlsoStates(String... events) {
    assertEquals(lines(List.of(events)), lines(driven.takeAllShown()), "shown");
    return this;
  }

  /** What was sent and shown so far is looked at. */
  SessionTranscript forget() {
    link.takeSent();
    driven.forgetShown();
    return this;
  }

  SessionSnapshot state() {
    return session.latestSnapshot();
  }

  /** The pause that was announced last. */
  Duration pause() {
    return driven.pause();
  }

  TestConsole console() {
    return console;
  }

  /** Why a line would be refused before it is handed over. */
  Optional<String> complaint(String line) {
    return new LineCheck(new CommandParser(true), state()).complaint(line);
  }

  /** An attempt to connect was started. */
  SessionTranscript isConnecting() {
    assertTrue(link.takeAttempt(), "no attempt to connect was started");
    return this;
  }

  SessionTranscript isNotConnecting() {
    assertFalse(link.takeAttempt(), "an attempt to connect was started");
    return this;
  }

  /** A line, or the end of the input, waits for its verdict. */
  SessionTranscript inputWaits() {
    assertTrue(input.isWaiting(), "no input waits");
    return this;
  }

  boolean isOver() {
    return session.isOver();
  }

  SessionTranscript isGoingOn() {
    assertFalse(session.isOver(), () -> "over: " + session.exit());
    return this;
  }

  /** The session is over, with this exit code and these lines on standard error. */
  SessionTranscript exits(int code, String... line) {
    assertTrue(session.isOver(), "the session goes on");
    assertEquals(new Exit(code, Stream.of(line).findFirst()), session.exit());
    assertFalse(input.isWaiting(), "the stdin thread still waits");
    return this;
  }

  private static String lines(List<String> lines) {
    return String.join("\n", lines);
  }

  private SessionTranscript settle() {
    driven.settle();
    return this;
  }
}
