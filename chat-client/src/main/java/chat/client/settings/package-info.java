/**
 * What this person wants: the command line and the settings file, brought together and checked, and
 * the table that {@code /set} shows and changes.
 *
 * <p>Knows picocli, the file, names as the protocol has them, what an address looks like, and the
 * preferences that are read while the client runs. Knows nothing of sessions and links, and of what
 * is shown where.
 */
package chat.client.settings;
