package chat.client.net;

import java.time.Duration;

/**
 * How long the link waits for what.
 *
 * @param connect for a connection to one address
 * @param silence after the last byte of a server that may yet turn out to be a chat server
 * @param pause after the last byte of a plain text before an unfinished line is taken as it is
 * @param idle without a byte in frames before the server is asked, and again before it is given up
 * @param retry between the attempts to come back
 */
public record Timing(
    Duration connect, Duration silence, Duration pause, Duration idle, Retry retry) {
  public static final Timing USUAL =
      new Timing(
          Duration.ofSeconds(10),
          Duration.ofSeconds(1),
          Duration.ofMillis(200),
          Duration.ofSeconds(20),
          Retry.USUAL);
}
