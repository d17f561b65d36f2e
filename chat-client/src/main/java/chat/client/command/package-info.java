/**
 * What a person or a program can type into the client: the commands that every server knows, the
 * commands that only this client knows, and the parser that turns a line into a {@link
 * chat.client.command.ClientInput}.
 *
 * <p>Knows the protocol, and the pages that people type into. Knows neither the session that
 * carries an input out, nor its settings, nor what is shown where.
 */
package chat.client.command;
