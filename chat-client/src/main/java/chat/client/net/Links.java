package chat.client.net;

import chat.protocol.ClientMessage;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The connections to a server, one after the other: once a chat server has welcomed this client, a
 * link that is lost is followed by another one, until it is left, refused, or given up.
 *
 * <p>Whoever calls {@link #run} writes, and makes the connections. Each link's reader thread is
 * over before the next link begins, so that nothing of an old connection comes in after anything of
 * a new one.
 */
public final class Links {
  private final ServerAddress address;
  private final Outbox outbox;
  private final Continuity continuity;
  private final LinkEvents events;
  private final Timing timing;
  private final LinkOptions options;
  private final Connector connector;
  private final Outage outage;
  private final CompletableFuture<LinkEnd> end = new CompletableFuture<>();
  private volatile Link link;

  /** The first link's connection stands; {@link #run} makes it work. */
  public Links(
      Connected first, Outbox outbox, LinkEvents events, Timing timing, LinkOptions options) {
    this.address = first.address();
    this.outbox = outbox;
    this.continuity = new Continuity(outbox);
    this.events = events;
    this.timing = timing;
    this.options = options;
    this.connector = new Connector(timing.connect());
    this.outage = new Outage(timing.retry(), options.giveUp(), System::nanoTime);
    WireChoice choice =
        options.textOnly() ? WireChoice.text() : new WireChoice(timing.silence(), first.took());
    this.link = new Link(first, choice, continuity, events, timing);
  }

  /** Writes until the last link has ended. */
  public LinkEnd run() throws InterruptedException {
    LinkEnd how = runAll();
    new Incoming(continuity, events).end();
    outbox.close();
    end.complete(how);
    return how;
  }

  private LinkEnd runAll() throws InterruptedException {
    LinkEnd how = link.run();
    while (comesBack(how)) {
      if (outbox.wasWelcomed()) {
        outage.begin();
        events.lost(how);
      }
      Optional<Connected> connected = connect();
      if (connected.isEmpty()) {
        return outage.isOver() ? left(how) : givenUp();
      }
      link = new Link(connected.get(), WireChoice.known(), continuity, events, timing);
      if (outage.isOver()) {
        // It was left between the connection and this; the link could not be told.
        link.close();
      }
      how = link.run();
    }
    return how;
  }

  /** The wire so far. A server that was once chat is never spoken to in plain text. */
  public Wire wire() {
    return link.wire();
  }

  /** Waits until there is a wire to send in; undecided if the first link ended before. */
  public Wire awaitWire() throws InterruptedException {
    return link.awaitWire();
  }

  /** Whether a chat server that was there is not there now. */
  public boolean areDown() {
    return outbox.isCutOff();
  }

  /** Asks the server for a sign of life, or tells how long one has been waited for. */
  public void measureLag() {
    if (!outbox.wasWelcomed() || areDown()) {
      return;
    }
    Lag lag = continuity.lag();
    if (lag.ask()) {
      outbox.addUrgent(new ClientMessage.Ping(Lag.TOKEN));
    } else {
      events.lag(lag.waiting());
    }
  }

  /** Tries at once to come back. */
  public void tryNow() {
    outage.hurry();
  }

  /** Waits for the end of the last link, no longer than this. */
  public void awaitEnd(Duration patience) throws InterruptedException {
    try {
      end.get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException | ExecutionException e) {
      // Whoever runs the links says how they ended; here it is enough that the wait is over.
    }
  }

  /** Writes plain text, as it is: the bytes {@code [from, to)}. */
  public void writeText(byte[] bytes, int from, int to) throws IOException {
    link.writeText(bytes, from, to);
  }

  /** No more plain text will be written; the server may still answer. */
  public void endText() throws IOException {
    link.endText();
  }

  /** Goes at once, with a BYE where one is understood; the server closes then. */
  public void leave() {
    goNoFurther();
    if (wire() == Wire.FRAMES && !areDown()) {
      outbox.leaveNow();
    } else {
      link.close();
    }
  }

  /** Ends the link from here, and is followed by no other. */
  public void close() {
    goNoFurther();
    link.close();
  }

  private void goNoFurther() {
    outage.end();
    connector.callOff();
  }

  private boolean comesBack(LinkEnd how) {
    return how.kind().mayComeBack() && outbox.mayGoOn() && !outage.isOver();
  }

  /** Empty if it is not to be tried any more. */
  private Optional<Connected> connect() throws InterruptedException {
    while (outage.pause(events::retrying)) {
      try {
        return Optional.of(connector.connect(address));
      } catch (CannotConnectException e) {
        // It was told that the link is lost; why it is still so is no news.
      }
    }
    return Optional.empty();
  }

  private static LinkEnd left(LinkEnd how) {
    return new LinkEnd(LinkEnd.Kind.LEFT, how.sentence());
  }

  private LinkEnd givenUp() {
    long seconds = options.giveUp().orElseThrow().toSeconds();
    String time =
        seconds % 3600 == 0
            ? seconds / 3600 + " h"
            : seconds % 60 == 0 ? seconds / 60 + " min" : seconds + " s";
    return new LinkEnd(
        LinkEnd.Kind.GIVEN_UP,
        "there was no chat server at %s for %s; is it running? --give-up sets how long to try"
            .formatted(address, time));
  }
}
