/**
 * Where this person's files are, and the settings file among them: reading it, and changing a line.
 *
 * <p>Knows files, folders, and that settings have names and values. Knows nothing of which settings
 * there are and what they mean, of the net, and of terminals.
 */
package chat.client.config;
