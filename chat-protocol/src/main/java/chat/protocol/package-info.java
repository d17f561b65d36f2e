/**
 * What goes over the wire: messages, frames, names and limits.
 *
 * <p>Knows bytes and rules; knows no sockets, no threads and none of its users. PROTOCOL.md, beside
 * this module, describes the same for programmers in other languages.
 */
package chat.protocol;
