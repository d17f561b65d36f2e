package chat.server.hub.moderation;

import chat.protocol.Nick;
import chat.server.hub.rights.Role;
import chat.server.hub.state.User;
import chat.server.log.moderation.Party;

/**
 * Who moderates.
 *
 * @param role what it is in the room, or on the server
 */
public record Moderator(Party party, Role role) {
  /** Whoever uses the server's console. */
  public static Moderator console(Party party) {
    return new Moderator(party, Role.OPERATOR);
  }

  static Moderator of(User user, Role role) {
    return new Moderator(new Party(user.person().account(), user.nick().value()), role);
  }

  /** Returns the nick that others are shown. */
  Nick nick() {
    return Nick.received(party.name());
  }
}
