package chat.server.hub;

import chat.protocol.Limits;
import chat.protocol.ServerLimits;
import chat.server.hub.account.HubAccounts;
import chat.server.hub.limit.HubLimits;
import chat.server.hub.moderation.ServerTexts;
import chat.server.hub.peer.Budget;
import chat.server.hub.peer.MessageEncoder;
import chat.server.hub.peer.PendingWriters;
import chat.server.log.moderation.ModerationStore;
import chat.server.measure.HubCounts;
import java.util.List;
import java.util.function.Supplier;

/**
 * The hub's settings.
 *
 * @param software the server's name and version in WELCOME, like {@code chat-server/1.0}
 * @param limits what WELCOME announces below its head
 * @param textEncoder encodes for clients that speak no frames
 * @param budget what all room lanes share
 * @param writers starts the writers of the connections that the hub has handed something
 * @param hubLimits what clients may do at most
 * @param accounts what the hub knows of accounts
 * @param moderation what is stored of rooms' settings, roles and bans
 * @param texts what everyone may read
 * @param counts gets what the hub does; outlives it
 * @param otherServers returns the other servers of the same chat, the best to continue on first; it
 *     doesn't wait
 */
public record HubOptions(
    String software,
    int maxTextBytes,
    ServerLimits limits,
    MessageEncoder frameEncoder,
    MessageEncoder textEncoder,
    Budget budget,
    PendingWriters writers,
    HubLimits hubLimits,
    HubAccounts accounts,
    ModerationStore moderation,
    ServerTexts texts,
    HubCounts counts,
    Supplier<List<ServerLimits.Peer>> otherServers) {
  /** The settings of a hub that alone has its chat. */
  public HubOptions(
      String software,
      int maxTextBytes,
      ServerLimits limits,
      MessageEncoder frameEncoder,
      MessageEncoder textEncoder,
      Budget budget,
      PendingWriters writers,
      HubLimits hubLimits,
      HubAccounts accounts,
      ModerationStore moderation,
      ServerTexts texts,
      HubCounts counts) {
    this(
        software,
        maxTextBytes,
        limits,
        frameEncoder,
        textEncoder,
        budget,
        writers,
        hubLimits,
        accounts,
        moderation,
        texts,
        counts,
        List::of);
  }

  public HubOptions {
    if (maxTextBytes < Limits.MIN_MAX_TEXT_BYTES || maxTextBytes > Limits.MAX_MAX_TEXT_BYTES) {
      throw new IllegalArgumentException("text limit out of range: " + maxTextBytes + " bytes");
    }
  }

  /** Returns these settings for one of several servers, which know each other. */
  public HubOptions withOtherServers(Supplier<List<ServerLimits.Peer>> others) {
    return new HubOptions(
        software,
        maxTextBytes,
        limits,
        frameEncoder,
        textEncoder,
        budget,
        writers,
        hubLimits,
        accounts,
        moderation,
        texts,
        counts,
        others);
  }
}
