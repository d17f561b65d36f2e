package chat.client.settings;

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
public record Settings(
    Destination destination, List<RoomName> rooms, Link link, Pipe pipe, Display display) {
  public Settings {
    rooms = rooms.isEmpty() ? List.of(RoomName.LOBBY) : List.copyOf(rooms);
  }

  /** The rooms to enter: of one message, its own alone. */
  public List<RoomName> entered() {
    return pipe.send().isPresent() ? List.of(lastRoom()) : rooms;
  }

  public RoomName lastRoom() {
    return rooms.get(rooms.size() - 1);
  }

  /**
   * How to speak to the server.
   *
   * @param textOnly plain text, whatever the server is
   * @param giveUp how long a program goes on without a server
   */
  public record Link(boolean textOnly, Duration giveUp) {}

  /**
   * What programs ask for.
   *
   * @param json each event as a JSON object
   * @param listen nothing is read from standard input
   * @param timestamps each line begins with its time
   * @param send the one message to send; it is text even with a slash in front
   */
  public record Pipe(boolean json, boolean listen, boolean timestamps, Optional<Text> send) {
    /** Whether it is for a program even where a person sits at a terminal. */
    public boolean isAsked() {
      return json || listen || send.isPresent();
    }
  }

  /**
   * What is shown and kept.
   *
   * @param color whether a terminal that can show colors may be sent them
   * @param log where a transcript is appended
   * @param preferences those that can be changed while the client runs
   */
  public record Display(boolean color, Optional<Path> log, Preferences preferences) {}

  public boolean textOnly() {
    return link.textOnly();
  }

  public Duration giveUp() {
    return link.giveUp();
  }
}
