/**
 * The stored accounts: their nicks, password hashes, devices, keys, and what each has read.
 *
 * <p>Knows tables, digests, and the audit log, which has what operators change; knows no password,
 * no token and no hub.
 */
package chat.server.log.account;
