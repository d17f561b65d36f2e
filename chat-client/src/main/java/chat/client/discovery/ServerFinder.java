package chat.client.discovery;

import java.io.IOException;
import java.time.Duration;
import java.util.List;

/** Finds the servers that announce themselves on the local network, or that a domain announces. */
public interface ServerFinder {
  /** How long a finder waits for announcements. */
  Duration LIMIT = Duration.ofSeconds(2);

  /**
   * Returns those that announce themselves within {@link #LIMIT}.
   *
   * @throws IOException if the networks can't be asked; the message says why
   */
  List<FoundServer> find() throws InterruptedException, IOException;

  /** Returns the servers that a domain announces by DNS, the first to try first. */
  default List<SrvRecord> ofDomain(String domain) throws InterruptedException {
    return List.of();
  }
}
