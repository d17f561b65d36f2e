/**
 * The load on the server: connections, each with a thread that receives, and senders.
 *
 * <p>Knows the protocol, how to connect and what to measure; knows neither the phases of a test nor
 * how results are shown.
 */
package chat.client.bench.load;
