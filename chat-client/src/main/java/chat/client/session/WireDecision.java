package chat.client.session;

import chat.client.net.Wire;
import chat.client.session.Timers.Timer;
import java.time.Duration;

/**
 * When to take the server for no chat server: at a line that is no greeting, or after silence. It
 * matters only once there is something to send. The session thread owns it.
 */
final class WireDecision {
  private final Uplink uplink;
  private final Timers timers;
  private final Duration silence;
  private boolean sawOtherLine;
  private long lastByteNanos;

  /** A decision for text after this time without a byte. */
  WireDecision(Uplink uplink, Timers timers, Duration silence) {
    this.uplink = uplink;
    this.timers = timers;
    this.silence = silence;
    this.lastByteNanos = timers.nowNanos();
  }

  /** Bytes arrived that may become a greeting. */
  void bytesArrived() {
    lastByteNanos = timers.nowNanos();
  }

  /** A whole line arrived that is no greeting. */
  void notGreeted() {
    sawOtherLine = true;
  }

  /** Returns whether it is known which wire to send in. Decides for text if it is time to. */
  boolean isMade() {
    if (uplink.wire() != Wire.UNDECIDED || !uplink.isOpen()) {
      return true;
    }
    Duration left = silence.minusNanos(timers.nowNanos() - lastByteNanos);
    if (sawOtherLine || left.isNegative() || left.isZero()) {
      uplink.chooseText();
      return true;
    }
    timers.set(Timer.SILENCE, left);
    return false;
  }
}
