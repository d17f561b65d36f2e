package chat.client.command;

import chat.client.event.Page;
import chat.json.JsonReader;
import chat.json.JsonScalar;
import chat.json.MalformedJsonException;
import chat.protocol.ClientMessage;
import chat.protocol.Nick;
import chat.protocol.RoomName;
import chat.protocol.Text;
import chat.protocol.command.UsageException;
import chat.protocol.unicode.InvalidNameException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * An input line of a program that is a JSON object: a message to a room or to a nick, or a command.
 * Immutable; any thread.
 */
public final class JsonRequest {
  /** The longest {@code ref}; each pending message keeps its own. */
  private static final int MAX_REF_CHARS = 256;

  private static final String ROOM = "room";
  private static final String TO = "to";
  private static final String TEXT = "text";
  private static final String COMMAND = "command";
  private static final String REF = "ref";
  private static final Set<String> NAMES = Set.of(ROOM, TO, TEXT, COMMAND, REF);

  private static final String SHAPES =
      "write {\"room\":…,\"text\":…}, {\"to\":…,\"text\":…} or {\"command\":…}";

  private final Map<String, JsonScalar> fields;

  private JsonRequest(Map<String, JsonScalar> fields) {
    this.fields = fields;
  }

  /** Whether a line is to be read as JSON, and is neither a message nor a command as it is. */
  public static boolean isMeantBy(String line) {
    return line.startsWith("{");
  }

  /**
   * Reads a line.
   *
   * @throws UsageException if it is no object of strings and numbers
   */
  public static JsonRequest of(String line) throws UsageException {
    try {
      return new JsonRequest(JsonReader.read(line));
    } catch (MalformedJsonException e) {
      throw new UsageException("not understood: " + e.getMessage());
    }
  }

  /** Returns the command that an input line has, or the line itself if it has none. */
  public static String commandIn(String line) {
    try {
      return isMeantBy(line) ? of(line).command().orElse(line) : line;
    } catch (UsageException e) {
      return line;
    }
  }

  /** Returns the reference that answers repeat. */
  public Optional<JsonScalar> ref() {
    return Optional.ofNullable(fields.get(REF)).filter(JsonRequest::isShort);
  }

  /** Returns the room or the nick that the message is for, as it was written. */
  public Optional<String> target() {
    return string(ROOM).or(() -> string(TO));
  }

  /** Returns the message's text, as it was written. */
  public Optional<String> text() {
    return string(TEXT);
  }

  /** Returns the command, as it was written. */
  public Optional<String> command() {
    return string(COMMAND);
  }

  /**
   * Returns what the object asks for.
   *
   * @param front the page that a command without a room is about
   * @throws UsageException if it is none of the objects above, or its command is malformed
   */
  public ClientInput input(CommandParser parser, Optional<Page> front) throws UsageException {
    requireShape();
    if (fields.containsKey(COMMAND)) {
      return command(parser, front);
    }
    // Line ends as texts have them, whatever system the program was made for.
    Text text = Text.of(text().orElseThrow().replace("\r\n", "\n"));
    if (text.isEmpty()) {
      throw new UsageException("not sent: the text is empty");
    }
    return new ClientInput.Send(message(text));
  }

  private ClientInput command(CommandParser parser, Optional<Page> front) throws UsageException {
    String line = command().orElseThrow();
    if (!line.startsWith("/") || line.startsWith("//")) {
      throw new UsageException("not understood: a command starts with one slash");
    }
    return parser.parse(line, front);
  }

  private ClientMessage message(Text text) throws UsageException {
    try {
      return fields.containsKey(ROOM)
          ? new ClientMessage.Say(0, RoomName.typed(string(ROOM).orElseThrow()), text)
          : new ClientMessage.Tell(0, Nick.of(string(TO).orElseThrow()), text);
    } catch (InvalidNameException e) {
      throw new UsageException("not sent: " + e.getMessage());
    }
  }

  private void requireShape() throws UsageException {
    for (Map.Entry<String, JsonScalar> field : fields.entrySet()) {
      String name = field.getKey();
      if (!NAMES.contains(name)) {
        throw new UsageException("not understood: no request has \"" + name + "\"; " + SHAPES);
      }
      if (!name.equals(REF) && !field.getValue().isString()) {
        throw new UsageException("not understood: \"" + name + "\" is not a string");
      }
      if (name.equals(REF) && !isShort(field.getValue())) {
        throw new UsageException(
            "not understood: \"ref\" has more than " + MAX_REF_CHARS + " characters");
      }
    }
    int places = count(ROOM) + count(TO);
    if (places + count(COMMAND) != 1 || places != count(TEXT)) {
      throw new UsageException("not understood: " + SHAPES);
    }
  }

  private int count(String name) {
    return fields.containsKey(name) ? 1 : 0;
  }

  private Optional<String> string(String name) {
    return Optional.ofNullable(fields.get(name)).filter(JsonScalar::isString).map(JsonScalar::text);
  }

  private static boolean isShort(JsonScalar ref) {
    return ref.text().length() <= MAX_REF_CHARS;
  }
}
