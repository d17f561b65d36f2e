/**
 * How fast work in the background may go: the users' messages come first.
 *
 * <p>Knows processors and time, and not what the work is.
 */
package chat.server.log.search.pace;
