/**
 * The capacity test: how many messages a server brings to how many members, and how late.
 *
 * <p>Knows the protocol, how to connect, and how to measure; knows nothing of the command line, of
 * people or terminals. What it has to say goes line by line to whoever started it.
 */
package chat.client.bench;
