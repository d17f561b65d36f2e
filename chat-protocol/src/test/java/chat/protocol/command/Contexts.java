package chat.protocol.command;

import chat.protocol.RoomName;
import java.time.ZoneId;
import java.util.Optional;

/** Where tests type commands: inside a room, or in no room. */
final class Contexts {
  static final RoomName TEA = RoomName.of("#tea");
  private static final ZoneId ZONE = ZoneId.of("Europe/Berlin");
  static final TypingContext INSIDE = new TypingContext(Optional.of(TEA), ZONE);
  static final TypingContext OUTSIDE = new TypingContext(Optional.empty(), ZONE);

  private Contexts() {}
}
