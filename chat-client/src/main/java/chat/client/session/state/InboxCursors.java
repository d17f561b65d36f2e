package chat.client.session.state;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;

/**
 * The number of the last direct message that we received, in the inbox of each account that we have
 * had, and in the one that we have without an account. The session thread owns them.
 */
final class InboxCursors {
  private final Map<Long, OptionalLong> cursors = new HashMap<>();
  private final Set<Long> followed = new HashSet<>(); // inboxes of this log that we have joined
  private long account = OwnAccount.NONE.number();

  /** Each account has an inbox of its own: uses the one of this account from now on. */
  void use(long other) {
    account = other;
  }

  /** Returns the cursor; empty if the server has lost the inbox that we had one in. */
  OptionalLong cursor() {
    // A client id is new, so is its inbox.
    return cursors.getOrDefault(account, OptionalLong.of(0));
  }

  /** Moves the cursor, forward or back. */
  void move(long seq) {
    cursors.put(account, OptionalLong.of(seq));
  }

  /** A JOIN of the inbox was sent. */
  void joined() {
    followed.add(account);
  }

  /**
   * Our account has read its inbox up to this number. We begin there, but skip nothing once we
   * follow the inbox: what another device has read may be on its way to us, or wait for us.
   */
  void read(long seq) {
    if (!followed.contains(account)) {
      move(Math.max(seq, cursor().orElse(0)));
    }
  }

  /** The server has another log, with other inboxes. */
  void logReplaced() {
    cursors.put(account, OptionalLong.empty());
    cursors.replaceAll((owner, cursor) -> OptionalLong.empty());
    followed.clear();
  }
}
