package chat.server.hub;

import chat.protocol.Limits;

/**
 * What the hub can be told at its start.
 *
 * @param software what WELCOME calls the server, like {@code chat-server/1.0}
 * @param textEncoder the form for clients that speak no frames
 * @param budget what all room lanes together may hold
 * @param flush sees to it that what peers were handed since is written
 */
public record HubOptions(
    String software,
    int maxTextBytes,
    MessageEncoder frameEncoder,
    MessageEncoder textEncoder,
    Budget budget,
    Runnable flush) {
  public HubOptions {
    if (maxTextBytes < Limits.MIN_MAX_TEXT_BYTES || maxTextBytes > Limits.MAX_MAX_TEXT_BYTES) {
      throw new IllegalArgumentException("a text limit of " + maxTextBytes + " bytes");
    }
  }
}
