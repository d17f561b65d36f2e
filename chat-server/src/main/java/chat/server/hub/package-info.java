/**
 * The hub: its thread, its inbox, and what each request of a client does.
 *
 * <p>One thread owns all state, so nothing here is locked. Subpackages hold that state, deliver
 * messages, answer queries, limit clients, and describe a connection's side. Knows the log; knows
 * no socket and no wire format.
 */
package chat.server.hub;
