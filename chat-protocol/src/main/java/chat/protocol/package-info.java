/**
 * What goes over the wire: messages, frames, names, limits and the slash commands.
 *
 * <p>Knows bytes and rules; knows no socket, no thread and nobody who uses it. PROTOCOL.md beside
 * this module says the same for people who write in another language.
 */
package chat.protocol;
