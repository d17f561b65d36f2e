/**
 * The link to a server: the socket, the thread that reads it, which wire is spoken, and which
 * numbers messages get.
 *
 * <p>Knows the protocol and the network; knows nothing of people, terminals or pipes. What comes in
 * is told to a {@link chat.client.net.LinkEvents}.
 */
package chat.client.net;
