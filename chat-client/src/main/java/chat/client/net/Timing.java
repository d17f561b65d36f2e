package chat.client.net;

import java.time.Duration;

/**
 * How long the client waits for what.
 *
 * @param connect for a connection to one address, and for a known server's greeting; twice for the
 *     handshake of TLS
 * @param silence after the last byte of a server that may turn out to be a chat server
 * @param pause after the last byte of plain text before an unfinished line counts as whole
 * @param idle without a byte in either direction before the client sends a ping in frames, and
 *     again without a byte before it gives up
 * @param backoff between the attempts to reconnect
 */
public record Timing(
    Duration connect, Duration silence, Duration pause, Duration idle, Backoff backoff) {
  public static final Timing DEFAULT =
      new Timing(
          Duration.ofSeconds(10),
          Duration.ofSeconds(1),
          Duration.ofMillis(200),
          Duration.ofSeconds(7),
          Backoff.DEFAULT);

  private static final int CONNECT_TIMES = 4;

  /** Returns the silence that counts on this connection: on a slow network it is longer. */
  public Duration silenceAfter(Connected connected) {
    Duration scaled = connected.took().multipliedBy(CONNECT_TIMES);
    return scaled.compareTo(silence) > 0 ? scaled : silence;
  }
}
