/**
 * The client's settings: one table of what can be set ({@link chat.client.config.SettingTable}),
 * and what the command line, the settings file and the environment make of it.
 *
 * <p>Precedence, highest first: the command line, the settings file, the environment, the default.
 * A malformed line of the file is reported with its number and ignored. Of the file, programs (in a
 * pipe, or with {@code --send}, {@code --json}, {@code --listen}) get the settings that are not for
 * a screen: a person's settings must not redirect their scripts. The typed {@link
 * chat.client.config.Settings} are read once, at start. The {@link chat.client.config.Preferences}
 * among them can change while the client runs: {@link chat.client.config.SettingsStore} owns them,
 * and one thread uses it.
 *
 * <p>A new setting is a row of the table, a component of {@code Settings} or {@code Preferences},
 * and the code that reads that component.
 *
 * <p>Knows picocli, the protocol's names, and what a server address looks like. Knows neither the
 * session nor views.
 */
package chat.client.config;
