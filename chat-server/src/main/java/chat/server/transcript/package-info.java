/**
 * Chats written in files: JSON lines, and the logs of the IRC clients irssi and WeeChat.
 *
 * <p>Knows lines and what they mean; knows neither the room log nor a command line.
 */
package chat.server.transcript;
