package chat.client.config;

import java.util.List;

/**
 * What the settings file specifies.
 *
 * @param raw the settings of all lines that count
 * @param complaints about the other lines, a line each, safe to print on a terminal
 */
record FileSettings(RawSettings raw, List<String> complaints) {
  FileSettings {
    complaints = List.copyOf(complaints);
  }
}
