package chat.client.doctor;

import java.time.Duration;

/**
 * How long the doctor waits.
 *
 * @param name for the addresses of a name
 * @param connect for each address to accept a connection
 * @param answer for each answer of the server: longer than a server that many connect to delays a
 *     connection, 10 s, and waits for its handshake, 5 s
 * @param large for each answer that concerns a large message
 */
public record Patience(Duration name, Duration connect, Duration answer, Duration large) {
  public static final Patience DEFAULT =
      new Patience(
          Duration.ofSeconds(20),
          Duration.ofSeconds(5),
          Duration.ofSeconds(20),
          Duration.ofSeconds(15));
}
