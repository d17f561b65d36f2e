package chat.client.ui;

import chat.client.config.Bell;
import chat.client.config.Show;
import chat.protocol.Nick;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;

/**
 * How a person wants to see the chat, right now. Any thread reads it, while the stdin thread
 * changes it: each part is immutable and replaced whole, so that a reader sees it before or after a
 * change.
 */
public final class Preferences {
  private volatile Bell bell;
  private volatile Show show;
  private volatile List<String> highlights;
  private volatile List<Nick> ignored;

  /**
   * Preferences to start with.
   *
   * @param highlights words and phrases that highlight besides one's own nick
   * @param ignored whose messages are not shown
   */
  public Preferences(
      Bell bell, Show show, Collection<String> highlights, Collection<Nick> ignored) {
    this.bell = bell;
    this.show = show;
    this.highlights = List.copyOf(highlights);
    this.ignored = unique(ignored);
  }

  /** Preferences that start as these. */
  public static Preferences of(chat.client.config.Preferences first) {
    return new Preferences(first.bell(), first.show(), first.highlights(), first.ignored());
  }

  /** Makes them what these are. */
  public void become(chat.client.config.Preferences next) {
    bell = next.bell();
    show = next.show();
    highlights = next.highlights();
    ignored = next.ignored();
  }

  public Bell bell() {
    return bell;
  }

  public void bell(Bell next) {
    bell = next;
  }

  public Show show() {
    return show;
  }

  public void show(Show next) {
    show = next;
  }

  /** Words and phrases, in the order in which they were given. */
  public List<String> highlights() {
    return highlights;
  }

  public void highlights(Collection<String> next) {
    highlights = List.copyOf(next);
  }

  /** Nicks, in the order in which they were given. */
  public List<Nick> ignored() {
    return ignored;
  }

  public void ignored(Collection<Nick> next) {
    ignored = unique(next);
  }

  public boolean ignores(Nick nick) {
    return ignored.contains(nick);
  }

  private static List<Nick> unique(Collection<Nick> nicks) {
    return List.copyOf(new LinkedHashSet<>(nicks));
  }
}
