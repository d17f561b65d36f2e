/**
 * Writes JSON objects, one on a line, for programs that read the client's output.
 *
 * <p>Knows no other package of the client.
 */
package chat.client.json;
