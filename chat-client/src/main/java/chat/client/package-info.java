/**
 * The console client: its options, and the session that ties a link to what a person or a pipe
 * sees.
 */
package chat.client;
