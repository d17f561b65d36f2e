/**
 * The addresses that this computer has, how people write addresses, and why an attempt to connect
 * failed. Opens no socket, and knows nothing of chat.
 */
package chat.network;
