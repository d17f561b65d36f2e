package chat.client.net;

import java.util.concurrent.atomic.AtomicReference;

/**
 * The one decision which wire a link speaks: the first thread to decide wins. The reader thread
 * decides for frames when the server greets, the session thread for text when it has something to
 * send to a server that did not greet.
 */
final class WireChoice {
  private final AtomicReference<Wire> wire;

  WireChoice(Wire initial) {
    this.wire = new AtomicReference<>(initial);
  }

  Wire wire() {
    return wire.get();
  }

  /** Decides for this wire if nothing is decided yet. Returns whether it is the wire spoken now. */
  boolean decide(Wire wanted) {
    wire.compareAndSet(Wire.UNDECIDED, wanted);
    return wire.get() == wanted;
  }
}
