package chat.server.cluster;

import chat.protocol.account.Fingerprint;
import chat.server.log.postgres.PostgresUrl;
import chat.server.log.pruning.Retention;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * How a server takes part in a chat of several.
 *
 * @param database where they share the log
 * @param self what the others know of this server
 * @param folder where this server stores what it alone needs
 * @param retention which messages are stored while this server owns the log, without a size
 * @param acceptsLoss whether this server may go on with a database that lacks commits which were
 *     acknowledged
 * @param isReadyAsStandby whether this server counts as ready while another one has the chat
 * @param lease how long the owner may show no sign of life
 */
public record ClusterSettings(
    PostgresUrl database,
    Self self,
    Path folder,
    Retention retention,
    boolean acceptsLoss,
    boolean isReadyAsStandby,
    Duration lease) {
  /** The lease unless a test needs another one. */
  public static final Duration LEASE = Duration.ofSeconds(2);

  /**
   * What the other servers know of one.
   *
   * @param name which no other one has
   * @param address what clients type to reach it, like {@code chat1.example.org:8028}
   * @param isTls whether that port speaks TLS
   * @param certificate the fingerprint of its certificate, which may change
   */
  public record Self(
      String name, String address, boolean isTls, Supplier<Optional<Fingerprint>> certificate) {}
}
