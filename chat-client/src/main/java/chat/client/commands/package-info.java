/**
 * What a person or a program can type: the commands that every server knows, and those that only
 * this client does.
 *
 * <p>Knows the protocol, the settings, which rooms there are, and where things are shown. Knows
 * nothing of sessions and links: what is to be sent is handed back.
 */
package chat.client.commands;
