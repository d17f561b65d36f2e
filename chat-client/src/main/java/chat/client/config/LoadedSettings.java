package chat.client.config;

import chat.client.net.ServerAddress;
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

  /** Returns these settings with other servers of the chat in place of the typed ones. */
  public LoadedSettings with(List<ServerAddress> servers) {
    Destination destination = new Destination(settings.destination().nick(), servers);
    return new LoadedSettings(settings.with(destination), complaints, store);
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
