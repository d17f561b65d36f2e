package chat.client.net.tls;

import java.net.Socket;

/**
 * An encrypted connection.
 *
 * @param socket encrypts what is written to it; to close the connection, close the socket below it
 */
public record Encrypted(Socket socket, TlsPeer peer) {}
