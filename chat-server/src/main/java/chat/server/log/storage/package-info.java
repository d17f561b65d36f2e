/**
 * What a server stores: messages, accounts and moderation, in one database or in memory. Knows
 * their interfaces and those in memory; databases build it.
 */
package chat.server.log.storage;
