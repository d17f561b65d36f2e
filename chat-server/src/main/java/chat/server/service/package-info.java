/**
 * What the server tells systemd if that has started it: that it is ready, that it lives, and that
 * it stops.
 *
 * <p>Knows processes and their environment; knows nothing of a chat.
 */
package chat.server.service;
