package chat.server.net.accept;

import chat.server.net.transport.Service;
import java.nio.channels.SocketChannel;

/**
 * A connection that has just been accepted.
 *
 * @param service what the port serves on which it was
 */
public record Accepted(SocketChannel socket, Service service) {}
