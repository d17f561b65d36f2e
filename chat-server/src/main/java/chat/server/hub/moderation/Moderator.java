package chat.server.hub.moderation;

import chat.protocol.Nick;
import chat.server.hub.rights.Role;
import chat.server.hub.state.User;
import chat.server.log.Draft;
import chat.server.log.moderation.Party;

/**
 * Who moderates.
 *
 * @param role what it is in the room, or on the server
 */
public record Moderator(Party party, Role role) {
  /** Whoever uses the server's console, who ranks above all. */
  public static Moderator console(Party party) {
    return new Moderator(party, Role.OPERATOR);
  }

  /** Returns whether it is the console: a guest does not moderate. */
  boolean isConsole() {
    return party.account() == Draft.GUEST;
  }

  static Moderator of(User user, Role role) {
    return new Moderator(new Party(user.person().account(), user.nick().value()), role);
  }

  /** Returns the nick that others are shown; of the console, not its user's name. */
  Nick nick() {
    return Nick.received(shown().name());
  }

  /** Returns the party that others are shown. */
  Party shown() {
    return isConsole() ? Party.CONSOLE : party;
  }
}
