/**
 * What an operator does with a stored log besides running a server on it: reading a room, checking
 * the log, copying it.
 *
 * <p>Reads the tables through connections of its own, which are read-only, so that a server may run
 * meanwhile. Knows no command line and prints nothing.
 */
package chat.server.log.tools;
