/**
 * Announces the server on the local network, by mDNS and DNS-SD (RFC 6762 and 6763), so that
 * clients find it without an address.
 *
 * <p>Knows the network interfaces and the announcement; knows nothing of the chat.
 */
package chat.server.announce;
