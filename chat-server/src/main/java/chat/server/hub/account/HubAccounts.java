package chat.server.hub.account;

import chat.server.account.Authenticator;
import chat.server.log.account.AccountStore;

/**
 * What the hub knows of accounts.
 *
 * @param store answers which nicks belong to accounts
 * @param authenticator checks who somebody is
 * @param isOnlyForAccounts whether guests may do nothing but log in
 */
public record HubAccounts(
    AccountStore store, Authenticator authenticator, boolean isOnlyForAccounts) {}
