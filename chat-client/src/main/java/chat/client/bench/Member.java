package chat.client.bench;

import static chat.client.bench.CannotBenchException.HOW_TO_START;

import chat.protocol.ClientId;
import chat.protocol.ClientMessage;
import chat.protocol.Limits;
import chat.protocol.ServerMessage;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CountDownLatch;
import org.HdrHistogram.SingleWriterRecorder;

/**
 * One member of the room: comes in, then takes in what comes until the end. A thread of its own.
 */
final class Member implements Runnable {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final Stage stage;
  private final String server;
  private final int number;
  private final Connection connection;
  private final Reception reception;
  private final CountDownLatch entered = new CountDownLatch(1);
  private final CountDownLatch ended = new CountDownLatch(1);
  private boolean welcome;
  private boolean live;

  /** What one member is: its number from 0 on, and whether it speaks and is timed. */
  record Part(int number, Optional<Window> own, Optional<SingleWriterRecorder> latencies) {}

  Member(Stage stage, String server, Connection connection, Part part) {
    this.stage = stage;
    this.server = server;
    this.number = part.number();
    this.connection = connection;
    this.reception =
        new Reception(
            stage,
            connection.input(),
            new Reception.Ears(part.own(), part.latencies(), this::take));
  }

  @Override
  public void run() {
    try {
      enter();
      reception.read();
      failUnlessLeaving("the server closed the connection");
    } catch (SocketTimeoutException e) {
      fail("no answer within %d s".formatted(PATIENCE.toSeconds()));
    } catch (IOException e) {
      failUnlessLeaving(e.getMessage());
    } catch (CannotBenchException e) {
      stage.stop().fail(e);
    } finally {
      connection.close();
      entered.countDown();
      ended.countDown();
    }
  }

  Connection connection() {
    return connection;
  }

  Reception reception() {
    return reception;
  }

  /** Counted down when it is in the room, or never will be. */
  CountDownLatch entered() {
    return entered;
  }

  /** Counted down when the connection has ended. */
  CountDownLatch ended() {
    return ended;
  }

  private void enter() throws IOException, CannotBenchException {
    connection.limitReads(PATIENCE);
    Door door = new Door(connection.input(), server);
    door.pass();
    connection.send(
        new ClientMessage.Hello(
            Limits.VERSION, stage.nick(number), ClientId.random(), OptionalLong.empty()));
    door.skipText();
  }

  private void take(ServerMessage message) throws IOException, CannotBenchException {
    if (message instanceof ServerMessage.Welcome welcomed) {
      join(welcomed);
    } else if (message instanceof ServerMessage.Live) {
      goLive();
    } else if (message instanceof ServerMessage.Ping ping) {
      connection.send(new ClientMessage.Pong(ping.token()));
    } else if (message instanceof ServerMessage.Refused refused) {
      throw CannotBenchException.because(
          "the server at %s refused a %s: %s"
              .formatted(server, refused.requestVerb(), refused.sentence()));
    } else if (message instanceof ServerMessage.Bye bye) {
      failUnlessLeaving(bye.reason().toString());
    }
  }

  private void join(ServerMessage.Welcome welcomed) throws IOException, CannotBenchException {
    int size = stage.load().sizeBytes();
    if (size > welcomed.maxTextBytes()) {
      throw CannotBenchException.because(
          "the server at %s takes texts of at most %d bytes, and --size is %d; choose less, or start it with --max-text %d"
              .formatted(server, welcomed.maxTextBytes(), size, size));
    }
    welcome = true;
    stage.runsOn(welcomed.software());
    connection.send(new ClientMessage.Join(stage.room(), OptionalLong.of(0)));
  }

  private void goLive() throws IOException {
    if (live) {
      stage.tally().addReplay();
      return;
    }
    live = true;
    connection.limitReads(Duration.ZERO);
    entered.countDown();
  }

  private void failUnlessLeaving(String why) {
    if (!connection.isLeaving()) {
      fail(why);
    }
  }

  private void fail(String why) {
    String what =
        live ? "lost the connection to" : welcome ? "could not join at" : "got no welcome from";
    stage
        .stop()
        .fail(
            CannotBenchException.because(
                "member %d of %d %s %s (%s). Is it a chat-server, does it still run, and can it serve so many? If not, %s"
                    .formatted(
                        number + 1, stage.load().members(), what, server, why, HOW_TO_START)));
  }
}
