package chat.client.config;

import chat.protocol.Nick;
import java.util.LinkedHashSet;
import java.util.List;

/**
 * The settings that can change while the client runs. An immutable snapshot: a change makes a new
 * one. Any thread.
 *
 * @param highlights words and phrases that highlight a message, besides our nick
 * @param ignored the nicks whose messages are hidden
 */
public record Preferences(Bell bell, Show show, List<String> highlights, List<Nick> ignored) {
  public Preferences {
    highlights = List.copyOf(highlights);
    ignored = List.copyOf(new LinkedHashSet<>(ignored));
  }

  static Preferences of(RawSettings raw) {
    return new Preferences(
        raw.one(SettingTable.BELL),
        raw.one(SettingTable.SHOW),
        raw.all(SettingTable.HIGHLIGHT),
        raw.all(SettingTable.IGNORE));
  }

  public boolean ignores(Nick nick) {
    return ignored.contains(nick);
  }
}
