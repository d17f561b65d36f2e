/**
 * The slash commands that people type: the table, the parser, the help, and the advice on mistyped
 * ones.
 *
 * <p>Knows the messages that commands make. Knows no wire: the server prints the help on its text
 * wire, the console client on its screen. Knows none of the console client's own commands.
 */
package chat.protocol.command;
