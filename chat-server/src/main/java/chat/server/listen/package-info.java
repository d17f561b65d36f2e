/**
 * On which addresses and ports the server listens: what was typed, what follows from it, and what
 * others type to get there.
 *
 * <p>Knows the listeners of the net, and no connection.
 */
package chat.server.listen;
