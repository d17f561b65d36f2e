package chat.client.event;

import chat.protocol.Nick;
import chat.protocol.RoomName;
import chat.protocol.Text;
import java.util.OptionalInt;
import java.util.Set;

/**
 * A room we are in, at one time.
 *
 * @param topic empty if the room has none
 * @param count how many people are in it, as far as the server says
 * @param members the nicks that are known to be in it
 * @param membersComplete whether {@code members} holds everyone
 * @param isPrivate whether the server says that only members may enter
 */
public record RoomSnapshot(
    RoomName name,
    Text topic,
    OptionalInt count,
    Set<Nick> members,
    boolean membersComplete,
    boolean isPrivate) {
  public RoomSnapshot {
    members = Set.copyOf(members);
  }
}
