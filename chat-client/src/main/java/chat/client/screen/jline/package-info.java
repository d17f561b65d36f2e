/**
 * The terminal of a person, by means of JLine: the line being typed, the rows below it, the
 * window's title. The only package that knows JLine's terminal and line reader.
 *
 * <p>What is shown is decided in {@link chat.client.screen}; this package draws it, and hands over
 * the lines that are entered.
 */
package chat.client.screen.jline;
