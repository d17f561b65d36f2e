/**
 * Writes JSON objects, one on a line, for programs that read what the client or the server writes,
 * and reads those that programs write.
 *
 * <p>Knows the JDK alone. It is in this module because server and client share no other.
 */
package chat.json;
