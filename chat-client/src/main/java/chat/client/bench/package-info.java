/**
 * The capacity test: how many messages a server delivers to how many members, and how late.
 *
 * <p>Knows the command line and the phases of a test: connect, warm-up, measurement, drain, report.
 * Knows no frames, sockets or terminals: it passes lines of output to the caller.
 */
package chat.client.bench;
