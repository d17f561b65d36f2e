/**
 * The links to a server, one after the other: sockets, the reader and the writer thread, and which
 * wire is spoken.
 *
 * <p>Knows the protocol and the network. Knows neither who is logged in, nor rooms, nor which
 * messages are pending, nor when to reconnect: a {@link chat.client.net.LinkListener} hears what
 * arrives and decides.
 */
package chat.client.net;
