package chat.protocol;

import chat.protocol.account.BanTarget;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;

/**
 * A request about the order of a room, or of the whole server: its settings, who may do what in it,
 * and who is kept out. MODERATION.md.
 */
public sealed interface ModRequest extends ClientMessage {
  /** What takes the place of a room where the whole server is meant. */
  String SERVER = "*";

  /** The longest time for which a ban or mute can be requested: 100 years, which is for good. */
  long MAX_SECONDS = 36_500L * 24 * 60 * 60;

  /** The action of MOD: its first token. */
  enum Action {
    ROOM(ModRequest::ofRoom),
    SET((action, head) -> new Set(ClientVerb.room(head), head.required("a setting"), line(head))),
    INVITE(ModRequest::grant),
    UNINVITE(ModRequest::grant),
    OP(ModRequest::grant),
    DEOP(ModRequest::grant),
    VOICE(ModRequest::grant),
    DEVOICE(ModRequest::grant),
    GIVE(ModRequest::grant),
    CLAIM(ModRequest::ofRoom),
    KICK((action, head) -> new Kick(roomOrServer(head), ClientVerb.nick(head), line(head))),
    BAN(ModRequest::ban),
    MUTE(ModRequest::ban),
    UNBAN((action, head) -> new Unban(roomOrServer(head), head.number("a ban's number"))),
    BANS(ModRequest::ofRoomOrServer),
    REPORT(ModRequest::report),
    REPORTS(ModRequest::ofRoomOrServer),
    RESOLVE((action, head) -> new Resolve(head.number("a report's number"))),
    RULES((action, head) -> new ServerText(action)),
    MOTD((action, head) -> new ServerText(action));

    /** Decodes the tokens after the action. */
    private interface Decoder {
      ModRequest decode(Action action, Head head) throws RefusedException;
    }

    private final Decoder decoder;

    Action(Decoder decoder) {
      this.decoder = decoder;
    }

    /** Returns the action as the wire has it, like {@code kick}. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Returns the action. */
  Action action();

  @Override
  default ClientVerb verb() {
    return ClientVerb.MOD;
  }

  @Override
  default String firstToken() {
    return action().word();
  }

  /** Returns the tokens after the action. */
  List<String> tokens();

  /** Returns the text, of one line; empty for none. */
  default Text text() {
    return Text.EMPTY;
  }

  @Override
  default int textBytes() {
    return text().byteLength();
  }

  @Override
  default void encode(FrameWriter frame) {
    frame.begin(verb()).token(firstToken());
    tokens().forEach(frame::token);
    if (text().isEmpty()) {
      frame.end();
    } else {
      frame.endWith(text());
    }
  }

  /**
   * Requests a room's settings, its bans or its reports, or claims a room whose owner is gone.
   *
   * @param room empty for the whole server, where the action has that
   */
  record OfRoom(Action action, Optional<RoomName> room) implements ModRequest {
    @Override
    public List<String> tokens() {
      return List.of(token(room));
    }
  }

  /**
   * Changes a setting of a room.
   *
   * @param name the setting's name, known or not
   * @param text its value
   */
  record Set(RoomName room, String name, Text text) implements ModRequest {
    @Override
    public List<String> tokens() {
      return List.of(room.value(), name);
    }

    @Override
    public Action action() {
      return Action.SET;
    }
  }

  /** Gives a user a role in a room, takes it, or hands the room over. */
  record Grant(Action action, RoomName room, Nick nick) implements ModRequest {
    @Override
    public List<String> tokens() {
      return List.of(room.value(), nick.value());
    }
  }

  /**
   * Removes a user from a room, or from the server.
   *
   * @param text the reason, one line; empty for none
   */
  record Kick(Optional<RoomName> room, Nick nick, Text text) implements ModRequest {
    @Override
    public List<String> tokens() {
      return List.of(token(room), nick.value());
    }

    @Override
    public Action action() {
      return Action.KICK;
    }
  }

  /**
   * Bans or mutes a user.
   *
   * @param seconds for how long; empty for good
   * @param text the reason, one line; empty for none
   */
  record Ban(
      Action action, Optional<RoomName> room, BanTarget target, OptionalLong seconds, Text text)
      implements ModRequest {
    @Override
    public List<String> tokens() {
      String time = seconds.isPresent() ? Long.toString(seconds.getAsLong()) : "-";
      return List.of(token(room), target.toString(), time);
    }
  }

  /** Removes a ban or mute, and what the same request banned or muted. */
  record Unban(Optional<RoomName> room, long number) implements ModRequest {
    @Override
    public List<String> tokens() {
      return List.of(token(room), Long.toString(number));
    }

    @Override
    public Action action() {
      return Action.UNBAN;
    }
  }

  /**
   * Reports a user to the moderators.
   *
   * @param room where it happened; empty for anywhere
   * @param text the reason, one line, not empty
   */
  record Report(Nick nick, Optional<RoomName> room, Text text) implements ModRequest {
    @Override
    public List<String> tokens() {
      return List.of(nick.value(), room.map(RoomName::value).orElse("-"));
    }

    @Override
    public Action action() {
      return Action.REPORT;
    }
  }

  /** Marks a report as done. */
  record Resolve(long number) implements ModRequest {
    @Override
    public List<String> tokens() {
      return List.of(Long.toString(number));
    }

    @Override
    public Action action() {
      return Action.RESOLVE;
    }
  }

  /** Requests the server's rules, or its message of the day. */
  record ServerText(Action action) implements ModRequest {
    @Override
    public List<String> tokens() {
      return List.of();
    }
  }

  /** Decodes what follows the verb. */
  static ModRequest decode(Head head) throws RefusedException {
    String word = head.required("an action");
    for (Action action : Action.values()) {
      if (action.word().equals(word)) {
        return action.decoder.decode(action, head);
      }
    }
    throw head.refusal(ErrorCode.UNKNOWN_VERB, "this server does not know that action of MOD");
  }

  private static String token(Optional<RoomName> room) {
    return room.map(RoomName::value).orElse(SERVER);
  }

  private static ModRequest ofRoom(Action action, Head head) throws RefusedException {
    return new OfRoom(action, Optional.of(ClientVerb.room(head)));
  }

  private static ModRequest ofRoomOrServer(Action action, Head head) throws RefusedException {
    return new OfRoom(action, roomOrServer(head));
  }

  private static ModRequest grant(Action action, Head head) throws RefusedException {
    return new Grant(action, ClientVerb.room(head), ClientVerb.nick(head));
  }

  private static ModRequest ban(Action action, Head head) throws RefusedException {
    Optional<RoomName> room = roomOrServer(head);
    BanTarget target =
        head.required("whom to " + action.word(), ErrorCode.BAD_TOKEN, BanTarget::of);
    OptionalLong seconds = head.optionalNumber("a number of seconds");
    if (seconds.isPresent()) {
      seconds = OptionalLong.of(Math.max(1, Math.min(seconds.getAsLong(), MAX_SECONDS)));
    }
    return new Ban(action, room, target, seconds, line(head));
  }

  private static ModRequest report(Action action, Head head) throws RefusedException {
    Nick nick = ClientVerb.nick(head);
    // A * is the whole server here, too, as no room at all is.
    Optional<RoomName> room =
        head.optional(ErrorCode.BAD_ROOM, ModRequest::roomOrServer).flatMap(Function.identity());
    Text reason = line(head);
    if (reason.isEmpty()) {
      throw head.refusal(ErrorCode.EMPTY_TEXT, "a report needs a reason, after a line feed");
    }
    return new Report(nick, room, reason);
  }

  private static Optional<RoomName> roomOrServer(Head head) throws RefusedException {
    return head.required("a room", ErrorCode.BAD_ROOM, ModRequest::roomOrServer);
  }

  private static Optional<RoomName> roomOrServer(String place) {
    return place.equals(SERVER) ? Optional.empty() : Optional.of(RoomName.of(place));
  }

  /** Returns the text, which may be empty, and is one line. */
  private static Text line(Head head) throws RefusedException {
    Text text = head.text();
    if (!text.isOneLine() || text.byteLength() > Limits.MAX_LINE_BYTES) {
      throw head.refusal(
          ErrorCode.BAD_TOKEN,
          "the text of MOD is one line of at most " + Limits.MAX_LINE_BYTES + " bytes");
    }
    return text;
  }
}
