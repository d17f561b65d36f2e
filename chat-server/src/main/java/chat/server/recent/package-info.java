/**
 * What the server remembers of strangers, of whom there may be any number.
 *
 * <p>Knows the JDK's collections alone; every other package may use it.
 */
package chat.server.recent;
