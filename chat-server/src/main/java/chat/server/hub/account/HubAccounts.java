package chat.server.hub.account;

import chat.server.account.Authenticator;
import chat.server.log.account.AccountStore;

/**
 * What the hub knows of accounts.
 *
 * @param store answers which nicks belong to accounts
 * @param authenticator checks who somebody is
 */
public record HubAccounts(AccountStore store, Authenticator authenticator) {}
