/**
 * The links to a server, one after the other: the socket, the thread that reads it, which wire is
 * spoken, which numbers messages get, and what is kept from one connection to the next.
 *
 * <p>Knows the protocol and the network; knows nothing of people, terminals or pipes. What comes in
 * is told to a {@link chat.client.net.LinkEvents}.
 */
package chat.client.net;
