/**
 * The operator's socket in the data folder, and the status that it answers with.
 *
 * <p>A program connects, sends one line of UTF-8, and reads lines until the end. The line is {@code
 * status}, or a JSON object with a {@code command}; the first line of the answer is {@code ok}, or
 * {@code error} and a reason. Only the owner of the folder can connect. Knows a {@link
 * chat.server.measure.ServerView} and who carries out the other commands, and nothing else of the
 * server.
 */
package chat.server.admin;
