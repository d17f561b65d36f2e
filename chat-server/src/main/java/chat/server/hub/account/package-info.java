/**
 * Accounts as the hub sees them: which nicks belong to accounts, and how far each has read. Knows
 * the hub's state and the authenticator; passes secrets on unread. The hub's thread.
 */
package chat.server.hub.account;
