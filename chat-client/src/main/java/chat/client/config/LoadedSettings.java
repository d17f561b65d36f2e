package chat.client.config;

import java.util.List;

/**
 * What is known before there is a connection.
 *
 * @param complaints about the settings file, a line each, for a person
 * @param store what {@code /set} shows and changes; one thread's
 */
public record LoadedSettings(Settings settings, List<String> complaints, SettingsStore store) {
  public LoadedSettings {
    complaints = List.copyOf(complaints);
  }

  /** Whether the transcript is configured in the settings file, not by who started the client. */
  public boolean isLogFromFile() {
    return store.source(SettingTable.LOG) == SettingSource.CONFIG;
  }

  /** Whether the server to connect to was named neither by who started the client nor in a file. */
  public boolean isServerByDefault() {
    return store.source(SettingTable.SERVER) == SettingSource.DEFAULT;
  }
}
