/**
 * Several servers, one chat: which of them owns the log that they share, and what the others do
 * meanwhile.
 *
 * <p>The owner has the hub. A server that stands by looks at the owner's row, and claims when the
 * owner has ended or shows no sign of life. After each end of a claim, whatever its reason, the
 * server begins again with a new look, a new claim and a new hub.
 *
 * <p>Knows the owner's row, the chat and the connections; knows no SQL and no socket.
 */
package chat.server.cluster;
