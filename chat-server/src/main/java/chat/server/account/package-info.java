/**
 * Authenticates users: passwords, tokens and keys, and the threads that verify them.
 *
 * <p>Knows secrets, hashes and signatures, and the store of accounts; knows no connection, no room
 * and no hub.
 */
package chat.server.account;
