/**
 * The commands of chat-server that start no server: export, import, check, backup, doctor. Their
 * options, what they print, and the files that they write.
 *
 * <p>Knows what the log offers for that, and how chats are written in files; knows no SQL, and none
 * of the options of a server.
 */
package chat.server.command;
