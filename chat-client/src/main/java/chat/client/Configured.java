package chat.client;

import java.util.List;

/**
 * All that is known before there is a connection.
 *
 * @param complaints about the settings file, a line each, for a person
 * @param table what /set shows and changes; the stdin thread's
 */
record Configured(Settings settings, List<String> complaints, SettingsTable table) {
  Configured {
    complaints = List.copyOf(complaints);
  }
}
