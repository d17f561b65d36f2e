package chat.client.session;

import static java.nio.charset.StandardCharsets.UTF_8;

import chat.client.config.Settings;
import chat.client.net.Connected;
import chat.client.net.LinkSecurity;
import chat.client.net.ServerAddress;
import chat.client.net.ServerLink;
import chat.client.net.Wire;
import chat.protocol.ClientMessage;
import chat.protocol.account.Fingerprint;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A link in memory: records what the session sends, and what it asks of the link. */
final class RecordingLink implements ServerLink {
  private final ServerAddress address;
  private final List<String> sent = new ArrayList<>();
  private Wire wire;
  private String attempted = "";
  private boolean isStarted;
  private boolean isFinished;
  private boolean isClosed;
  private boolean isClosing; // by the session, which has not heard of the end yet
  private boolean isConnecting;
  private boolean isFull;
  private boolean isConfidential = true;

  /** The link of a client with these settings, before the server has greeted. */
  RecordingLink(Settings settings) {
    address = settings.destination().address();
    wire = settings.textOnly() ? Wire.TEXT : Wire.UNDECIDED;
  }

  /** Returns a connection that leads nowhere. */
  static Connected connection() {
    return Connected.plain(new ServerAddress("localhost", 1), new Socket(), Duration.ZERO);
  }

  /** Removes and returns what was sent since the last call, in order. */
  List<String> takeSent() {
    List<String> taken = List.copyOf(sent);
    sent.clear();
    return taken;
  }

  /** The connection ended. */
  void end() {
    isClosed = true;
    isClosing = false;
  }

  /** Returns whether the session has closed the connection since the last call. */
  boolean takeClosing() {
    boolean wasClosing = isClosing;
    isClosing = false;
    return wasClosing;
  }

  /** Returns whether an attempt to connect was under way; it is over now. */
  boolean takeAttempt() {
    boolean wasConnecting = isConnecting;
    isConnecting = false;
    return wasConnecting;
  }

  /** The server reads nothing more, or reads again. */
  void full(boolean now) {
    isFull = now;
  }

  /** The server greeted. Returns whether the link speaks frames now. */
  boolean greeted() {
    wire = wire == Wire.UNDECIDED ? Wire.FRAMES : wire;
    return wire == Wire.FRAMES;
  }

  @Override
  public boolean isFull() {
    return isFull;
  }

  @Override
  public void start() {
    isStarted = true;
  }

  /** Makes the link unencrypted and remote from now on. */
  void isReadable() {
    isConfidential = false;
  }

  @Override
  public LinkSecurity security() {
    return new LinkSecurity(isConfidential, Optional.empty(), false);
  }

  @Override
  public ServerAddress address() {
    return address;
  }

  @Override
  public Wire wire() {
    return wire;
  }

  @Override
  public boolean chooseText() {
    wire = wire == Wire.UNDECIDED ? Wire.TEXT : wire;
    return wire == Wire.TEXT;
  }

  @Override
  public void reconnect(ServerAddress server, Optional<Fingerprint> vouched) {
    require(isClosed, "a link is open");
    require(!isConnecting, "an attempt is under way");
    isConnecting = true;
    attempted = server.toString();
  }

  /** Returns the address of the last attempt to connect. */
  String attempted() {
    return attempted;
  }

  @Override
  public void resume(Connected connected) {
    require(isClosed, "a link is open");
    isClosed = false;
    isFinished = false;
    wire = Wire.FRAMES;
  }

  @Override
  public void send(ClientMessage message) {
    record(WireText.of(message));
  }

  @Override
  public void sendText(byte[] text) {
    record(new String(text, UTF_8));
  }

  @Override
  public boolean writeText(byte[] text) {
    sendText(text);
    return !isClosed;
  }

  @Override
  public void finishText() {
    record("end of input");
    isFinished = true;
  }

  @Override
  public void sayBye() {
    if (!isFinished) {
      send(new ClientMessage.Bye());
      isFinished = true;
    }
  }

  @Override
  public void close() {
    isClosing |= !isClosed;
    isClosed = true;
  }

  private void record(String text) {
    require(isStarted, "the link is not started");
    require(!isFinished, "nothing may follow the end: " + text);
    require(!isClosed, "the link is closed: " + text);
    sent.add(text);
  }

  private static void require(boolean condition, String otherwise) {
    if (!condition) {
      throw new AssertionError(otherwise);
    }
  }
}
