package chat.server.net.accept;

import java.net.InetSocketAddress;

/**
 * An address and a port on which clients are served.
 *
 * @param isTls whether they speak TLS there
 */
public record Endpoint(InetSocketAddress address, boolean isTls) {}
