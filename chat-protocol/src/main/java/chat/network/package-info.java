/**
 * The addresses that this computer has, and how people write addresses. Opens no socket, and knows
 * nothing of chat.
 */
package chat.network;
