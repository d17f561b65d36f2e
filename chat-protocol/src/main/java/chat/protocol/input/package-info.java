/**
 * The bytes received: the buffer that reads fill, and the frames found in it.
 *
 * <p>Knows lengths and UTF-8; knows no verb, no message, no socket and no thread.
 */
package chat.protocol.input;
