package chat.server.hub.rights;

import chat.protocol.Nick;
import chat.server.log.Draft;
import java.util.Optional;

/**
 * What is known of someone, and compared with bans.
 *
 * @param account the number of its account; {@link Draft#GUEST} for a guest
 * @param client the digest of its client id
 * @param address where it comes from; empty while it is not connected, and for this computer
 */
public record Subject(long account, Nick nick, String client, Optional<AddressPrefix> address) {
  public boolean isGuest() {
    return account == Draft.GUEST;
  }
}
