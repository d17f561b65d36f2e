package chat.server.net.input;

/**
 * What limits the input of one connection.
 *
 * @param maxTextBytes the size of the longest message
 * @param rate how fast the client may send
 */
public record InputLimits(int maxTextBytes, RateLimit rate) {}
