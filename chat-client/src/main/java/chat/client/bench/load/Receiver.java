package chat.client.bench.load;

import static chat.client.bench.measure.TestPlan.HOW_TO_START;

import chat.client.bench.measure.DeliveryErrors;
import chat.client.net.ServerAddress;
import chat.protocol.ClientMessage;
import chat.protocol.ConnectionMessage;
import chat.protocol.Limits;
import chat.protocol.ServerMessage;
import chat.protocol.account.ClientId;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CountDownLatch;
import org.HdrHistogram.SingleWriterRecorder;

/** One member of the room: joins it, then receives until the end. Runs on its own thread. */
final class Receiver implements Runnable {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final RunContext context;
  private final LoadConnection connection;
  private final int number;
  private final DeliveryRecorder recorder;
  private final CountDownLatch entered = new CountDownLatch(1);
  private final CountDownLatch ended = new CountDownLatch(1);
  private String software = "";
  private boolean live;

  /**
   * A member, numbered from 0.
   *
   * @param window the member's own, if it sends
   * @param latency the member's own, if it is sampled
   */
  Receiver(
      RunContext context,
      LoadConnection connection,
      int number,
      Optional<SendWindow> window,
      Optional<SingleWriterRecorder> latency) {
    this.context = context;
    this.connection = connection;
    this.number = number;
    this.recorder =
        new DeliveryRecorder(context, connection.input(), window, latency, this::handle);
  }

  @Override
  public void run() {
    try {
      login();
      recorder.read();
      fail("the server closed the connection");
    } catch (SocketTimeoutException e) {
      fail("no answer within %d s".formatted(PATIENCE.toSeconds()));
    } catch (IOException e) {
      fail(e.getMessage());
    } catch (BenchException e) {
      context.stop().fail(e);
    } finally {
      connection.close();
      entered.countDown();
      ended.countDown();
    }
  }

  LoadConnection connection() {
    return connection;
  }

  /** Returns a latch that opens when the member is in the room, or has failed to join. */
  CountDownLatch entered() {
    return entered;
  }

  /** Returns a latch that opens when the connection has ended. */
  CountDownLatch ended() {
    return ended;
  }

  /** Returns the software that the server reported. Valid once the member has entered. */
  String software() {
    return software;
  }

  /** Returns the highest sequence number received so far. Any thread. */
  long highestSeq() {
    return recorder.highestSeq();
  }

  /** Returns the errors up to the room's last number. Valid once the receiver has ended. */
  DeliveryErrors errors(long lastSeq) {
    return recorder.errors(lastSeq);
  }

  private void login() throws IOException, BenchException {
    connection.limitReads(PATIENCE);
    Handshake handshake = new Handshake(connection.input(), server());
    handshake.readGreeting();
    connection.send(
        new ClientMessage.Hello(Limits.VERSION, context.nick(number), ClientId.random()));
    handshake.skipText();
  }

  private void handle(ServerMessage message) throws IOException, BenchException {
    Optional<ClientMessage> answer = answer(message);
    if (answer.isPresent()) {
      connection.send(answer.get());
    }
  }

  /** Applies a message; returns what the protocol expects as an answer. */
  private Optional<ClientMessage> answer(ServerMessage message) throws IOException, BenchException {
    return switch (message.verb()) {
      case WELCOME -> Optional.of(join((ConnectionMessage.Welcome) message));
      case LIVE -> {
        goLive();
        yield Optional.empty();
      }
      case GAP -> {
        recorder.gap((ServerMessage.Gap) message);
        yield Optional.empty();
      }
      case PING -> Optional.of(new ClientMessage.Pong(((ConnectionMessage.Ping) message).token()));
      case ERROR -> throw refused((ServerMessage.Refused) message);
      case BYE -> {
        fail(((ConnectionMessage.Bye) message).reason().toString());
        yield Optional.empty();
      }
      // Not measured: the recorder has counted the room's messages, and the rest is no delivery.
      case SAID,
          EMOTED,
          ACK,
          TOLD,
          SKIP,
          TOPIC,
          MEMBERS,
          LISTENING,
          JOINED,
          LEFT,
          RENAMED,
          PAST,
          ROOM,
          DONE,
          SETTINGS,
          ROLE,
          INVITED,
          KICKED,
          BAN,
          REPORT,
          NOTICE,
          EDITED,
          DELETED,
          ACCOUNT,
          CHALLENGE,
          TOKEN,
          DEVICE,
          KEY,
          READ,
          PONG ->
          Optional.empty();
    };
  }

  private ClientMessage join(ConnectionMessage.Welcome welcome) throws BenchException {
    int size = context.plan().workload().sizeBytes();
    if (size > welcome.maxTextBytes()) {
      throw new BenchException(
          "the server at %s accepts texts of at most %d bytes, but --size is %d. Choose a smaller --size, or start the server with --max-text %d"
              .formatted(server(), welcome.maxTextBytes(), size, size));
    }
    software = welcome.software();
    return new ClientMessage.Join(context.room(), OptionalLong.of(0));
  }

  private void goLive() throws IOException {
    if (live) {
      context.counters().addReplay();
      return;
    }
    live = true;
    connection.limitReads(Duration.ZERO);
    entered.countDown();
  }

  private BenchException refused(ServerMessage.Refused refused) {
    return new BenchException(
        "the server at %s refused %s: %s"
            .formatted(server(), refused.requestVerb(), refused.sentence()));
  }

  /** Fails the test, unless it is over: then the stop signal is no longer read. */
  private void fail(String why) {
    String what = software.isEmpty() ? "got no welcome from" : "could not join at";
    context
        .stop()
        .fail(
            new BenchException(
                "member %d of %d %s %s (%s). Check that the chat-server runs and can serve that many members, or %s"
                    .formatted(
                        number + 1,
                        context.plan().workload().members(),
                        live ? "lost the connection to" : what,
                        server(),
                        why,
                        HOW_TO_START)));
  }

  private ServerAddress server() {
    return context.plan().server();
  }
}
