/**
 * The words of messages, and of searches for them.
 *
 * <p>Knows texts, and no log; the logs and the search index use it.
 */
package chat.server.log.words;
