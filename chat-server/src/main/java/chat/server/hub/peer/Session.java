package chat.server.hub.peer;

import chat.protocol.ByteSink;
import chat.protocol.ServerLimits;
import chat.protocol.ServerMessage;
import chat.protocol.Text;
import chat.server.account.Challenge;
import chat.server.log.LogName;
import chat.server.log.RoomLog;
import chat.server.log.account.TokenScope;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A connection's state in the hub, from its first byte to its last. The connection's thread makes
 * it; after that the hub's thread owns its state.
 */
public final class Session {
  private static final long NONE = Long.MAX_VALUE;

  /** Less than the time in which {@link RoomLog#newest} knows what was stored since. */
  private static final long PREPARED_LIMIT_NANOS = Duration.ofSeconds(30).toNanos();

  private final Peer peer;
  private final long number;
  private final long startNanos = System.nanoTime();
  private MessageEncoder encoder;
  private boolean usesMessageIds;
  // A reader looks at it, too.
  private volatile boolean ended;
  private long heldBackFrom = NONE;
  private int inBatch;
  private Optional<Identity> identity = Optional.empty();
  private Optional<Challenge> challenge = Optional.empty();
  // The reader writes it before it hands over HELLO.
  private volatile Optional<Prepared> prepared = Optional.empty();

  /** What a reader has read of the log for a HELLO. */
  private record Prepared(String author, LogName inbox, RoomLog.ClientEnds ends, long nanos) {}

  /**
   * A session whose client has sent nothing yet.
   *
   * @param number the connection's number in log lines
   */
  public Session(Peer peer, long number) {
    this.peer = peer;
    this.number = number;
  }

  public long number() {
    return number;
  }

  public Peer peer() {
    return peer;
  }

  /** Returns how long ago the connection was accepted. */
  public Duration age() {
    return Duration.ofNanos(System.nanoTime() - startNanos);
  }

  /** Returns where the connection comes from. */
  public Origin origin() {
    return peer.origin();
  }

  /** Returns whether the connection is encrypted, or does not leave this computer. */
  public boolean isConfidential() {
    return peer.isConfidential();
  }

  /** Returns those servers that its client may reconnect to: with TLS if it uses that here. */
  public List<ServerLimits.Peer> reachable(List<ServerLimits.Peer> servers) {
    boolean usesTls = peer.certificate().isPresent();
    return servers.stream().filter(server -> server.tls() == usesTls).toList();
  }

  public MessageEncoder encoder() {
    return encoder;
  }

  /** Returns whether its client numbers its messages, and so gets acknowledgements. */
  public boolean usesMessageIds() {
    return usesMessageIds;
  }

  /** Sets the form of what the client sends and is sent. */
  public void setForm(MessageEncoder encoder, boolean usesMessageIds) {
    this.encoder = encoder;
    this.usesMessageIds = usesMessageIds;
  }

  /**
   * Holds back all messages from an id on, until the first of them is sent again: storing a later
   * one before it would change their order.
   */
  public void holdBackFrom(long id) {
    heldBackFrom = Math.min(heldBackFrom, id);
  }

  /** Returns whether a message is held back; the first of them, which is sent again, is not. */
  public boolean holdsBack(long id) {
    if (id == heldBackFrom) {
      heldBackFrom = NONE;
    }
    return id > heldBackFrom;
  }

  /** Returns which account its client has proven to be. */
  public Optional<Identity> identity() {
    return identity;
  }

  /** Returns what its client's proof allows; a guest has everything that guests have. */
  public TokenScope scope() {
    return identity.map(Identity::scope).orElse(TokenScope.ALL);
  }

  public void setIdentity(Optional<Identity> proven) {
    identity = proven;
  }

  /** Records the challenge that its client has to sign, in place of an earlier one. */
  public void setChallenge(Challenge next) {
    challenge = Optional.of(next);
  }

  /** Removes and returns the challenge: it is for one attempt. */
  public Optional<Challenge> takeChallenge() {
    Optional<Challenge> taken = challenge;
    challenge = Optional.empty();
    return taken;
  }

  /** Records what the log has for a HELLO that follows. The reader's thread. */
  public void prepare(String author, LogName inbox, RoomLog.ClientEnds ends) {
    prepared = Optional.of(new Prepared(author, inbox, ends, System.nanoTime()));
  }

  /** Removes and returns what the log had for a HELLO, unless that was read long ago. */
  public Optional<RoomLog.ClientEnds> takePrepared(String author, LogName inbox) {
    Optional<Prepared> taken = prepared;
    prepared = Optional.empty();
    return taken
        .filter(each -> each.author().equals(author) && each.inbox().equals(inbox))
        .filter(each -> System.nanoTime() - each.nanos() < PREPARED_LIMIT_NANOS)
        .map(Prepared::ends);
  }

  /** Counts a request that the commit of the open batch answers. */
  public void addToBatch() {
    inBatch++;
  }

  /** Returns whether the open batch has requests of it: its next answer must come after theirs. */
  public boolean isInBatch() {
    return inBatch > 0;
  }

  /** Records that all its requests in the batch are answered. */
  public void endBatch() {
    if (inBatch > 0) {
      peer.answered(inBatch);
      inBatch = 0;
    }
  }

  /** Ignores what the client sent, from now on. */
  public void end() {
    ended = true;
  }

  public boolean hasEnded() {
    return ended;
  }

  public void reply(ServerMessage message) {
    reply(List.of(message));
  }

  /** Sends messages in the reply lane. */
  public void reply(List<? extends ServerMessage> messages) {
    ByteSink sink = new ByteSink();
    for (ServerMessage message : messages) {
      encoder.encode(message, sink);
      if (message instanceof ServerMessage.Refused refused) {
        peer.refused(refused.code());
      }
    }
    reply(sink);
  }

  /** Sends a sentence about an answer in the reply lane, if its client is for people. */
  public void remark(String sentence) {
    ByteSink sink = new ByteSink();
    encoder.encodeRemark(sentence, sink);
    reply(sink);
  }

  /** Acknowledges a message of its client in the reply lane. */
  public void replyAck(ServerMessage.Ack ack, Text text) {
    ByteSink sink = new ByteSink();
    encoder.encodeAck(ack, text, sink);
    reply(sink);
  }

  private void reply(ByteSink sink) {
    if (!sink.isEmpty()) {
      peer.reply(Chunk.reply(sink));
    }
  }
}
