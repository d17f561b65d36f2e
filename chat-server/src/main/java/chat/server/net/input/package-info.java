/**
 * What a connection's client sends: detects its wire, decodes its requests, limits how fast it may
 * send, and hands the requests to the hub.
 *
 * <p>Knows bytes, lines, frames and blocking. Knows of the connection only what {@link
 * chat.server.net.input.InputConnection} offers, and nothing of outboxes, writers and other
 * connections.
 */
package chat.server.net.input;
