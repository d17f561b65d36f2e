/**
 * TLS over an open connection: the handshake, and what this computer's authorities say about the
 * server's certificate.
 *
 * <p>Knows the JDK's TLS and fingerprints. Decides nothing: whether a server is trusted, and what
 * is remembered of it, is the business of {@link chat.client.trust}. The handshake accepts any
 * certificate, so that a person can be asked about it; its caller must send nothing before the
 * certificate was checked.
 */
package chat.client.net.tls;
