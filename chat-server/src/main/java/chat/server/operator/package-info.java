/**
 * What the operator's commands do, on a running server or on the folder of a stopped one, and how
 * their answers are written.
 *
 * <p>Knows the hub's {@link chat.server.hub.Operator}, the stored accounts and rooms; knows no
 * socket and no command line.
 */
package chat.server.operator;
