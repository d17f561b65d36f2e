package chat.server.measure;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/**
 * What one of several servers with one chat does at present.
 *
 * @param node its name
 * @param claim the number of the claim that counts, 0 before the first
 * @param owner where clients reach the server that has the chat; empty if none does
 * @param sinceBeat the time since the owner showed that it lives; empty if this server has not seen
 *     that
 * @param problem why no server has the chat, as far as this one knows; empty if one does
 */
public record ClusterState(
    String node,
    Role role,
    long claim,
    String owner,
    Optional<Duration> sinceBeat,
    String problem) {
  /** What a server is in the chat. */
  public enum Role {
    /** It has the chat. */
    OWNER,
    /** Another server has the chat, or this one is about to claim it. */
    STANDBY,
    /** It can't use the database. */
    APART;

    /** Returns the word for metrics and status. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Returns it in a line for a person. */
  public String sentence() {
    return switch (role) {
      case OWNER -> "has the chat, by claim %d".formatted(claim);
      case STANDBY ->
          owner.isEmpty()
              ? "stands by: " + problem
              : "stands by: %s has the chat, by claim %d".formatted(owner, claim);
      case APART -> "stands by: " + problem;
    };
  }
}
