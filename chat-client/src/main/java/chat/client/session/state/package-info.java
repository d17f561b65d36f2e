/**
 * The session's state that outlives links: our rooms with their cursors and members, and our
 * messages until they are answered.
 *
 * <p>Knows the protocol's names and messages. Knows neither links, timers nor views: each method
 * records what happened or answers what follows from it. The session thread owns all of it.
 */
package chat.client.session.state;
