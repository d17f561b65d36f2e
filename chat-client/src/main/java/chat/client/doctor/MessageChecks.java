package chat.client.doctor;

import chat.notation.Finding;
import chat.protocol.ClientMessage;
import chat.protocol.ConnectionMessage;
import chat.protocol.ErrorCode;
import chat.protocol.Limits;
import chat.protocol.RoomName;
import chat.protocol.ServerMessage;
import chat.protocol.Text;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;

/**
 * Sends a small and a large message into a room of its own and reads them back. The server deletes
 * the room when the doctor leaves. The main thread.
 */
final class MessageChecks {
  private static final Duration TOLERANCE = Duration.ofSeconds(5);
  private static final String LOG_HINT = "look into the server's log, and at its status";

  private final Conversation conversation;
  private final int largeBytes;
  private final Clock clock;
  private final Consumer<Finding> findings;
  private final RoomName room =
      RoomName.of(
          RoomName.TEMPORARY
              + "doctor-"
              + Long.toUnsignedString(ThreadLocalRandom.current().nextLong(), Character.MAX_RADIX));
  private boolean isStored;

  /** Checks for a user whom the server has welcomed. */
  MessageChecks(
      Conversation conversation,
      ConnectionMessage.Welcome welcome,
      Clock clock,
      Consumer<Finding> findings) {
    this.conversation = conversation;
    this.largeBytes = Math.min(welcome.maxTextBytes(), Limits.DEFAULT_MAX_TEXT_BYTES);
    this.clock = clock;
    this.findings = findings;
  }

  /** Sends both messages, and leaves the room unless the connection is broken. */
  void run(Duration largePatience) throws InterruptedException {
    boolean isAlive = small();
    if (isStored) {
      conversation.setPatience(largePatience);
      isAlive = large();
    }
    if (isAlive) {
      leave();
    }
  }

  /** Returns whether the connection still works. */
  private boolean small() throws InterruptedException {
    try {
      conversation.send(new ClientMessage.Join(room, OptionalLong.of(0)));
      conversation.next(ServerMessage.Live.class);
      long start = System.nanoTime();
      ServerMessage.Ack ack = send(1, Text.of("is this thing on?"));
      Duration roundTrip = Took.since(start);
      long now = clock.millis();
      readBack(ack);
      findings.accept(
          Finding.ok(
              Step.MESSAGE,
              "stored and acknowledged in %s, and read back".formatted(Took.text(roundTrip)),
              "the chat works"));
      compareClocks(Duration.ofMillis(ack.epochMillis() - now), roundTrip);
      isStored = true;
      return true;
    } catch (RefusedByServerException e) {
      findings.accept(refused(e));
      return true;
    } catch (IOException e) {
      findings.accept(
          Finding.failed(
              Step.MESSAGE,
              Failures.reason(e),
              "the server lets people in, but messages don't come back",
              LOG_HINT));
      return false;
    }
  }

  private static Finding refused(RefusedByServerException e) {
    String what = "refused: " + e.getMessage();
    if (e.code().equals(ErrorCode.AUTH_REQUIRED.word())) {
      return Finding.warning(
          Step.MESSAGE,
          what,
          "the server is for people with an account; the message steps were left out",
          "connect with the nick of your account, and log in");
    }
    return Finding.failed(Step.MESSAGE, what, "the server accepts no messages now", LOG_HINT);
  }

  private void compareClocks(Duration ahead, Duration roundTrip) {
    Duration seen = ahead.plus(roundTrip.dividedBy(2));
    String what =
        "the server's clock is %s %s"
            .formatted(Took.text(seen.abs()), seen.isNegative() ? "behind" : "ahead");
    findings.accept(
        seen.abs().minus(roundTrip).compareTo(TOLERANCE) > 0
            ? Finding.warning(
                Step.CLOCK,
                what,
                "times of messages look wrong here, and with a clock that is wrong by days, certificates count as expired",
                "set the clock that is wrong, on Linux with timedatectl set-ntp true")
            : Finding.ok(Step.CLOCK, what, "the clocks agree"));
  }

  /** Returns whether the connection still works. */
  private boolean large() throws InterruptedException {
    String direction = "there";
    try {
      long start = System.nanoTime();
      ServerMessage.Ack ack = send(2, Text.of("x".repeat(largeBytes)));
      direction = "back";
      readBack(ack);
      findings.accept(
          Finding.ok(
              Step.LARGE,
              "%,d bytes there and back in %s".formatted(largeBytes, Took.text(Took.since(start))),
              "large packets get through, too"));
      return true;
    } catch (RefusedByServerException e) {
      findings.accept(
          Finding.warning(
              Step.LARGE,
              "refused: " + e.getMessage(),
              "the server does not accept large messages now",
              LOG_HINT));
      return true;
    } catch (IOException e) {
      findings.accept(
          Finding.failed(
              Step.LARGE,
              "%,d bytes %s: %s".formatted(largeBytes, direction, Failures.reason(e)),
              "small packets get through and large ones don't: probably the path has a smaller MTU and a firewall drops the ICMP messages that say so",
              direction.equals("there")
                  ? "lower the MTU of this computer's network device to 1280 (ip link set DEVICE mtu 1280), and try again"
                  : "lower the MTU of the server's network device to 1280 (ip link set DEVICE mtu 1280), and try again"));
      return false;
    }
  }

  private ServerMessage.Ack send(long id, Text text)
      throws IOException, InterruptedException, RefusedByServerException {
    conversation.send(new ClientMessage.Say(id, room, text));
    return conversation.next(ServerMessage.Ack.class);
  }

  /** Joins again, so that the server replays the message, which it does not send to its author. */
  private void readBack(ServerMessage.Ack ack)
      throws IOException, InterruptedException, RefusedByServerException {
    conversation.send(new ClientMessage.Join(room, OptionalLong.of(ack.seq() - 1)));
    conversation.next(ServerMessage.Said.class);
    conversation.next(ServerMessage.Live.class);
  }

  /** The server forgets a guest who says BYE at once, and the room with its last member. */
  private void leave() throws InterruptedException {
    try {
      conversation.send(new ClientMessage.Leave(room));
      conversation.send(new ClientMessage.Bye());
      conversation.next(ConnectionMessage.Bye.class);
    } catch (IOException | RefusedByServerException e) {
      // The server notices the end of the connection, too.
    }
  }
}
