package chat.client.settings;

import java.util.List;

/**
 * All that is known before there is a connection.
 *
 * @param complaints about the settings file, a line each, for a person
 * @param table what /set shows and changes; the stdin thread's
 */
public record Start(Settings settings, List<String> complaints, SettingsTable table) {
  public Start {
    complaints = List.copyOf(complaints);
  }
}
