/**
 * What identifies users, clients and servers: secrets, fingerprints and the bytes of a key login.
 */
package chat.protocol.account;
