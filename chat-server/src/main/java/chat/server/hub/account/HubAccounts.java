package chat.server.hub.account;

import chat.server.account.Authenticator;
import chat.server.log.account.AccountStore;

/**
 * The hub's access to accounts.
 *
 * @param store answers which nicks belong to accounts
 * @param authenticator verifies passwords, tokens and keys
 */
public record HubAccounts(AccountStore store, Authenticator authenticator) {}
