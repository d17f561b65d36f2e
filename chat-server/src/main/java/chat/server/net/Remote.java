package chat.server.net;

import chat.server.hub.peer.Origin;
import chat.server.net.transport.Transport;

/**
 * The client's side of a connection, as far as the hub may ask. Any thread.
 *
 * @param transport how its bytes travel
 */
record Remote(Origin origin, Transport transport) {}
