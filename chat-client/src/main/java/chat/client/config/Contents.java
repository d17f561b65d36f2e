package chat.client.config;

import java.util.List;

/**
 * What a settings file says.
 *
 * @param entries in the order of the file
 * @param complaints about what could not be read, a line each, for a person
 */
public record Contents(List<Entry> entries, List<String> complaints) {
  public Contents {
    entries = List.copyOf(entries);
    complaints = List.copyOf(complaints);
  }
}
