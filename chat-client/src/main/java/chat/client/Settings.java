package chat.client;

import chat.client.ui.Preferences;
import chat.protocol.RoomName;
import chat.protocol.Text;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What the command line and the settings file asked for, checked.
 *
 * @param rooms to enter, the last one to be typed into
 */
record Settings(
    Destination destination, List<RoomName> rooms, Link link, Pipe pipe, Display display) {
  Settings {
    rooms = rooms.isEmpty() ? List.of(RoomName.LOBBY) : List.copyOf(rooms);
  }

  /**
   * How to speak to the server.
   *
   * @param textOnly plain text, whatever the server is
   * @param giveUp how long a program goes on without a server
   */
  record Link(boolean textOnly, Duration giveUp) {}

  /**
   * What only counts where there is no terminal.
   *
   * @param json each event as a JSON object
   * @param listen nothing is read from standard input
   * @param timestamps each line begins with its time
   * @param send the one message to send; it is text even with a slash in front
   */
  record Pipe(boolean json, boolean listen, boolean timestamps, Optional<Text> send) {}

  /**
   * What is shown and kept.
   *
   * @param color whether a terminal that can show colors may be sent them
   * @param log where a transcript is appended
   * @param preferences those that can be changed while the client runs
   */
  record Display(boolean color, Optional<Path> log, Preferences preferences) {}

  boolean textOnly() {
    return link.textOnly();
  }

  Duration giveUp() {
    return link.giveUp();
  }
}
