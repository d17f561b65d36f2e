/**
 * Accounts as the hub sees them: which nicks belong to one, which client proves that it is whose,
 * and how far each account has read. Knows the hub's state, and what checks proofs; secrets only
 * pass through. The hub's thread.
 */
package chat.server.hub.account;
