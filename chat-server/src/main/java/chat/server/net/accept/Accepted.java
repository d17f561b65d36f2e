package chat.server.net.accept;

import chat.server.net.transport.Service;
import java.nio.channels.SocketChannel;

/**
 * A connection that has just been accepted.
 *
 * @param service the service of the port that accepted it
 */
public record Accepted(SocketChannel socket, Service service) {}
