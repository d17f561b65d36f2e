package chat.client.config;

import chat.protocol.Nick;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;

/**
 * How the person wants to see the chat. A change makes a new record.
 *
 * @param highlights words and phrases that highlight a message besides our nick
 * @param ignored nicks whose messages are not shown, each once, in the order in which they were
 *     given
 */
public record Preferences(Bell bell, Show show, List<String> highlights, List<Nick> ignored) {
  public Preferences {
    highlights = List.copyOf(highlights);
    ignored = unique(ignored);
  }

  /** Returns whether messages of this nick are not shown. */
  public boolean ignores(Nick nick) {
    return ignored.contains(nick);
  }

  private static List<Nick> unique(Collection<Nick> nicks) {
    return List.copyOf(new LinkedHashSet<>(nicks));
  }
}
