/**
 * Limits the processor time of the search thread: users' messages come first.
 *
 * <p>Knows processors and time, and not what the work is.
 */
package chat.server.log.search.throttle;
