/**
 * The commands of {@code chat-server admin}: their options, and where they are carried out.
 *
 * <p>Knows the operator's socket, and what carries the commands out where no server runs; knows
 * nothing of what they do.
 */
package chat.server.command.admin;
