package chat.server.measure;

import java.time.Instant;
import java.util.Optional;

/** A running server, as metrics and {@code --status} read it. Any thread; no method changes it. */
public interface ServerView {
  /** Returns the server's name and version, like {@code chat-server/1.0}. */
  String software();

  /** Returns when the server started. */
  Instant since();

  /**
   * Returns the addresses and ports that it listens on, like {@code [::1]:8028, [::1]:8029 with
   * TLS}.
   */
  String address();

  /** Returns the state of its TLS; empty if it serves plain connections alone. */
  Optional<Tls> tls();

  /**
   * TLS of a server.
   *
   * @param fingerprint of the certificate that new connections get, like {@code SHA256:…}
   * @param expiry of that certificate
   */
  record Tls(String fingerprint, Instant expiry, TlsCounts counts) {}

  /** Returns its part in the chat; empty if no other server has the same one. */
  Optional<Cluster> cluster();

  /**
   * A server with others.
   *
   * @param state what it does at present
   */
  record Cluster(ClusterState state, ClusterCounts counts) {}

  TrafficCounts traffic();

  HubCounts hub();

  /** Returns the bytes of requests that wait for the hub. */
  long inboxBytes();

  /** Returns the bytes that wait to be written to clients. */
  long outboxBytes();

  /** Returns how many stored messages the search index lacks. */
  long unindexed();

  /** Returns the memory that connections hold, in bytes. */
  long memoryBytes();

  /** Returns the memory that connections may hold together, in bytes. */
  long memoryLimitBytes();

  /** Returns the size of the files in the data folder; 0 if messages stay in memory. */
  long diskBytes();

  /** Returns how many bytes of them count towards {@link #diskLimitBytes}. */
  long diskCountedBytes();

  /** Returns the size at which no more messages are stored; 0 for none. */
  long diskLimitBytes();

  /** Returns how many bytes the messages and their index have, as {@code --keep} counts. */
  long diskKeptBytes();

  /** Returns how many bytes they may have before the oldest messages are deleted; 0: no limit. */
  long diskKeptLimitBytes();

  /** Returns whether the hub works; waits for it a limited time. */
  boolean isLive();

  /** Returns in one line why clients should not be sent here; empty if they are served. */
  Optional<String> notReadyBecause();
}
