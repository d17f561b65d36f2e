package chat.server.net;

import chat.server.hub.peer.Origin;
import chat.server.net.transport.Transport;

/**
 * What the hub may query about the client's side of a connection. Any thread.
 *
 * @param transport carries its bytes
 */
record Remote(Origin origin, Transport transport) {}
