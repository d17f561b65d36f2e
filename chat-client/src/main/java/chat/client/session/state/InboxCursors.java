package chat.client.session.state;

import chat.client.event.ChatLine;
import chat.protocol.InboxRequest;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;

/**
 * The number of the last direct message that we received, in the inbox of each account that we have
 * had, and in the one that we have without an account. The session thread owns them.
 */
public final class InboxCursors {
  private final Map<Long, OptionalLong> cursors = new HashMap<>();
  private final Set<Long> followed = new HashSet<>(); // inboxes of this log that we have joined
  private long account = OwnAccount.NONE.number();
  private boolean isBehind; // its replay brings what was said while the link was lost

  InboxCursors() {}

  /** Each account has an inbox of its own: uses the one of this account from now on. */
  public void use(long other) {
    account = other;
    isBehind = true;
  }

  /** The replay of a new link brings what was said since. */
  void linkLost() {
    isBehind = true;
  }

  /** The replay has ended: everything up to this number was received, and no number beyond it. */
  void live(long seq) {
    move(seq);
    isBehind = false;
  }

  /** Returns when a direct message that comes now was said. */
  public ChatLine.When when() {
    return isBehind ? ChatLine.When.MISSED : ChatLine.When.NOW;
  }

  /** Returns the JOIN that resumes our inbox. */
  public InboxRequest.Join join() {
    return new InboxRequest.Join(cursor());
  }

  /** Returns the last number of our inbox that was received. */
  public long last() {
    return cursor().orElse(0);
  }

  /** Moves the cursor. Returns false for what was received before. */
  public boolean advance(long seq) {
    boolean isNew = seq > last();
    if (isNew) {
      move(seq);
    }
    return isNew;
  }

  /** Returns the cursor; empty if the server has lost the inbox that we had one in. */
  private OptionalLong cursor() {
    // A client id is new, so is its inbox.
    return cursors.getOrDefault(account, OptionalLong.of(0));
  }

  /** Moves the cursor, forward or back. */
  private void move(long seq) {
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
  public void read(long seq) {
    if (!followed.contains(account)) {
      move(Math.max(seq, last()));
    }
  }

  /** The server has another log, with other inboxes. */
  void logReplaced() {
    cursors.put(account, OptionalLong.empty());
    cursors.replaceAll((owner, cursor) -> OptionalLong.empty());
    followed.clear();
  }
}
