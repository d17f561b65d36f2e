/**
 * Writes JSON objects, one on a line, for programs that read the client's output, and reads those
 * that programs write.
 *
 * <p>Knows no other package of the client.
 */
package chat.client.json;
