/**
 * The threads of connections: virtual ones where the JVM has them.
 *
 * <p>Knows the JVM; knows nothing of what the threads run, of the protocol or of sockets. It is in
 * this module because server and client share no other.
 */
package chat.thread;
