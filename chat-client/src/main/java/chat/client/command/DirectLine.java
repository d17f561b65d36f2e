package chat.client.command;

import chat.protocol.ClientMessage;
import chat.protocol.Nick;
import chat.protocol.RoomName;
import chat.protocol.Text;
import chat.protocol.command.SlashCommand;
import chat.protocol.command.SlashCommandParser;
import chat.protocol.command.SplitLine;
import chat.protocol.command.UsageException;
import java.util.Optional;

/** Parses lines typed into a direct conversation. Any thread. */
final class DirectLine {
  /** Parses a line typed into a room, or into none. */
  interface RoomParser {
    ClientInput parse(String line, Optional<RoomName> room) throws UsageException;
  }

  private DirectLine() {}

  /**
   * Returns what a line asks for: a message goes to the partner, and {@code /leave} closes the
   * conversation.
   *
   * @throws UsageException if it is malformed, or a command that needs a room
   */
  static ClientInput parse(String line, Nick partner, RoomParser rooms) throws UsageException {
    if (line.startsWith("//") || !line.startsWith("/")) {
      Text text = Text.of(line.startsWith("//") ? line.substring(1) : line);
      return new ClientInput.Send(new ClientMessage.Tell(0, partner, text));
    }
    if (SlashCommand.LEAVE.isMeantBy(line.strip())) {
      return new ClientInput.Query(Optional.empty(), Optional.empty());
    }
    String word = SplitLine.of(line).word();
    if (SlashCommand.EDIT.isMeantBy(word)
        || SlashCommand.DELETE.isMeantBy(word)
        || SlashCommandParser.isReplacement(line)) {
      throw new UsageException("direct messages stay as they were sent; only rooms' change");
    }
    if (SlashCommand.WHO.isMeantBy(line.strip())) {
      throw forRooms(line, partner); // would list the people of all rooms
    }
    try {
      return rooms.parse(line, Optional.empty());
    } catch (UsageException e) {
      throw needsRoom(line, rooms) ? forRooms(line, partner) : e;
    }
  }

  private static UsageException forRooms(String line, Nick partner) {
    return new UsageException(
        "%s is for rooms; this is a conversation with %s"
            .formatted(SplitLine.of(line).word(), partner));
  }

  /** Returns whether a line that is refused here would pass in a room. */
  private static boolean needsRoom(String line, RoomParser rooms) {
    try {
      var unused = rooms.parse(line, Optional.of(RoomName.LOBBY));
      return true;
    } catch (UsageException e) {
      return false;
    }
  }
}
