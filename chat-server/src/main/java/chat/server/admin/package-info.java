/**
 * The operator's socket in the data folder, and what it answers.
 *
 * <p>A program connects, sends one line of UTF-8, the command, and reads lines until the end; the
 * first one is {@code ok}, or {@code error} and a reason. Only the owner of the folder can connect.
 * Knows a {@link chat.server.measure.ServerView} and nothing else of the server.
 */
package chat.server.admin;
