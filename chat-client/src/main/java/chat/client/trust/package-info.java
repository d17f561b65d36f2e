/**
 * Which servers are trusted: the decision about a certificate, the file {@code known_servers} in
 * which it is remembered, and the sentences for people.
 *
 * <p>Knows what TLS says about a server, and the user's files. Knows neither the session nor views,
 * and sends nothing: {@link chat.client.net.Connector} calls it before the first byte.
 */
package chat.client.trust;
