package chat.server.cluster;

import chat.server.log.postgres.PostgresUrl;
import java.nio.file.Path;
import java.time.Duration;

/**
 * How a server takes part in a chat of several.
 *
 * @param database where they share the log
 * @param server the name of this server, which no other one has
 * @param address what clients type to reach this server, like {@code chat1.example.org:8028}
 * @param isTls whether that port speaks TLS
 * @param folder where this server stores what it alone needs
 * @param lease how long the owner may show no sign of life
 */
public record ClusterSettings(
    PostgresUrl database,
    String server,
    String address,
    boolean isTls,
    Path folder,
    Duration lease) {
  /** The lease unless a test needs another one. */
  public static final Duration LEASE = Duration.ofSeconds(2);
}
