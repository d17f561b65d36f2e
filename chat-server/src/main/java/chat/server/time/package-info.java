/**
 * What the server measures time by.
 *
 * <p>Knows the JDK's clocks alone; every other package may use it.
 */
package chat.server.time;
