/**
 * Finds the servers that announce themselves on the local network, by mDNS and DNS-SD (RFC 6762 and
 * 6763), and those that a domain announces by DNS (RFC 2782).
 *
 * <p>Knows the network's devices and what anyone on the network may claim. Trusts nothing of it,
 * and connects to nobody.
 */
package chat.client.discovery;
