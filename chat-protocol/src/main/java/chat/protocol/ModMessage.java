package chat.protocol;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/**
 * A message about the order of a room or of the server, or about a change of a stored message.
 * MODERATION.md.
 */
public sealed interface ModMessage extends ServerMessage {
  /**
   * The settings of a room.
   *
   * @param role what the client is in the room, like {@code owner}
   * @param values each setting's value by its name, in the order in which they are shown
   */
  record Settings(RoomName room, String role, Map<String, String> values) implements ModMessage {
    public Settings {
      values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    @Override
    public ServerVerb verb() {
      return ServerVerb.SETTINGS;
    }

    @Override
    public void encode(FrameWriter frame) {
      frame.begin(verb()).token(room.value()).token(role);
      frame.endWith(
          Text.of(
              values.entrySet().stream()
                  .map(setting -> (setting.getKey() + " " + setting.getValue()).strip())
                  .collect(Collectors.joining("\n"))));
    }

    static Settings decode(Head head) throws RefusedException {
      RoomName room = ServerVerb.room(head);
      String role = head.required("a role");
      Map<String, String> values = new LinkedHashMap<>();
      for (String line : head.text().toString().split("\n", -1)) {
        String[] setting = line.strip().split(" ", 2);
        if (!setting[0].isEmpty()) {
          values.put(setting[0], setting.length > 1 ? setting[1].strip() : "");
        }
      }
      return new Settings(room, role, values);
    }
  }

  /**
   * What a user is in a room from now on.
   *
   * @param account {@link AccountMessage#GUEST} if it is not said
   */
  record Role(RoomName room, Nick nick, String role, long account) implements ModMessage {
    @Override
    public ServerVerb verb() {
      return ServerVerb.ROLE;
    }

    @Override
    public void encode(FrameWriter frame) {
      frame.begin(verb()).token(room.value()).token(nick.value()).token(role);
      frame.lastAccount(account).end();
    }
  }

  /** The client's account may enter a private room. */
  record Invited(RoomName room, Nick by) implements ModMessage {
    @Override
    public ServerVerb verb() {
      return ServerVerb.INVITED;
    }

    @Override
    public void encode(FrameWriter frame) {
      frame.begin(verb()).token(room.value()).token(by.value()).end();
    }
  }

  /**
   * A user is removed from a room, or from the server; LEFT follows.
   *
   * @param effect {@link #KICK}, {@link #BAN}, {@link #SERVER_KICK} or {@link #SERVER_BAN}; a newer
   *     server may have others
   * @param untilMillis when a ban ends, in milliseconds since 1970; empty: never
   * @param reason may be empty
   */
  record Kicked(
      RoomName room, Nick nick, Nick by, String effect, OptionalLong untilMillis, Text reason)
      implements ModMessage {
    public static final String KICK = "kick";
    public static final String BAN = "ban";
    public static final String SERVER_KICK = "server-kick";
    public static final String SERVER_BAN = "server-ban";

    /** A kick from a room. */
    public Kicked(RoomName room, Nick nick, Nick by, Text reason) {
      this(room, nick, by, KICK, OptionalLong.empty(), reason);
    }

    /** Returns whether it is a ban, from the room or from the server. */
    public boolean isBan() {
      return effect.equals(BAN) || effect.equals(SERVER_BAN);
    }

    /** Returns whether it is from the whole server. */
    public boolean isFromServer() {
      return effect.equals(SERVER_KICK) || effect.equals(SERVER_BAN);
    }

    @Override
    public ServerVerb verb() {
      return ServerVerb.KICKED;
    }

    @Override
    public void encode(FrameWriter frame) {
      frame.begin(verb()).token(room.value()).token(nick.value()).token(by.value());
      if (!effect.equals(KICK)) {
        frame.token(effect);
      }
      if (untilMillis.isPresent()) {
        frame.token(untilMillis.getAsLong());
      }
      frame.endWith(reason);
    }

    static Kicked decode(Head head) throws RefusedException {
      RoomName room = ServerVerb.room(head);
      Nick nick = ServerVerb.nick(head);
      Nick by = ServerVerb.nick(head);
      String effect = head.optional().orElse(KICK);
      return new Kicked(room, nick, by, effect, head.optionalNumber("the end"), head.text());
    }
  }

  /**
   * A stored ban or mute.
   *
   * @param room empty for the whole server
   * @param effect {@code ban} or {@code mute}; a newer server may have others
   * @param untilMillis when it ends, in milliseconds since 1970; empty: never
   * @param label whom it binds, for moderators: it has no address
   * @param reason may be empty
   */
  record Ban(
      Optional<RoomName> room,
      long number,
      String effect,
      OptionalLong untilMillis,
      Nick by,
      String label,
      String reason)
      implements ModMessage {
    @Override
    public ServerVerb verb() {
      return ServerVerb.BAN;
    }

    @Override
    public void encode(FrameWriter frame) {
      frame.begin(verb()).token(room.map(RoomName::value).orElse(ModRequest.SERVER));
      frame.token(number).token(effect);
      frame.token(untilMillis.isPresent() ? Long.toString(untilMillis.getAsLong()) : "-");
      frame.token(by.value()).endWith(Text.of(label + "\n" + reason));
    }

    static Ban decode(Head head) throws RefusedException {
      Optional<RoomName> room = roomOrServer(head);
      long number = head.number("a ban's number");
      String effect = head.required("an effect");
      OptionalLong until = head.optionalNumber("the end");
      Nick by = ServerVerb.nick(head);
      String[] lines = head.text().toString().split("\n", 2);
      return new Ban(room, number, effect, until, by, lines[0], lines.length > 1 ? lines[1] : "");
    }
  }

  /**
   * A report that waits for a moderator.
   *
   * @param room where it happened; empty for anywhere
   */
  record Report(
      long number, long epochMillis, Nick by, Nick about, Optional<RoomName> room, Text reason)
      implements ModMessage {
    @Override
    public ServerVerb verb() {
      return ServerVerb.REPORT;
    }

    @Override
    public void encode(FrameWriter frame) {
      frame.begin(verb()).token(number).token(epochMillis).token(by.value()).token(about.value());
      frame.token(room.map(RoomName::value).orElse(ModRequest.SERVER)).endWith(reason);
    }
  }

  /**
   * Something that the operator, a room's moderators or the server have to say.
   *
   * @param kind {@code announcement}, {@code motd}, {@code rules}, {@code greeting}, {@code drain}
   *     or {@code moderation}; a newer server may have others
   */
  record Notice(String kind, Text text) implements ModMessage {
    @Override
    public ServerVerb verb() {
      return ServerVerb.NOTICE;
    }

    @Override
    public void encode(FrameWriter frame) {
      frame.begin(verb()).token(kind).endWith(text);
    }
  }

  /**
   * An entry that changes the text of a message; see {@link ServerMessage.Said} for the rest.
   *
   * @param seq the number of the entry
   * @param target the number of the message, which is lower
   */
  record Edited(
      RoomName room,
      long seq,
      long epochMillis,
      Nick nick,
      long target,
      OptionalLong ownId,
      long account,
      boolean isBot,
      Text text)
      implements ModMessage {
    /** A person's edit. */
    public Edited(
        RoomName room,
        long seq,
        long epochMillis,
        Nick nick,
        long target,
        OptionalLong ownId,
        long account,
        Text text) {
      this(room, seq, epochMillis, nick, target, ownId, account, false, text);
    }

    @Override
    public ServerVerb verb() {
      return ServerVerb.EDITED;
    }

    @Override
    public void encode(FrameWriter frame) {
      entry(frame.begin(verb()), room, seq, epochMillis, nick, target, ownId, account, isBot)
          .endWith(text);
    }
  }

  /**
   * An entry that deletes a message; see {@link ServerMessage.Said} for the rest.
   *
   * @param seq the number of the entry
   * @param nick who deleted the message; of a tombstone, its author
   * @param target the number of the message; {@code seq} for a tombstone, which is in the place of
   *     a deleted message
   */
  record Deleted(
      RoomName room,
      long seq,
      long epochMillis,
      Nick nick,
      long target,
      OptionalLong ownId,
      long account)
      implements ModMessage {
    @Override
    public ServerVerb verb() {
      return ServerVerb.DELETED;
    }

    /** Returns whether this is in the place of the deleted message. */
    public boolean isTombstone() {
      return seq == target;
    }

    @Override
    public void encode(FrameWriter frame) {
      entry(frame.begin(verb()), room, seq, epochMillis, nick, target, ownId, account, false).end();
    }
  }

  private static FrameWriter entry(
      FrameWriter frame,
      RoomName room,
      long seq,
      long epochMillis,
      Nick nick,
      long target,
      OptionalLong ownId,
      long account,
      boolean isBot) {
    frame.token(room.value()).token(seq).token(epochMillis).token(nick.value()).token(target);
    return frame.lastIdAndAccount(ownId, account, isBot);
  }

  /** Returns the next token's room; empty for the whole server. */
  static Optional<RoomName> roomOrServer(Head head) throws RefusedException {
    return head.required(
        "a room",
        ErrorCode.BAD_ROOM,
        place ->
            place.equals(ModRequest.SERVER)
                ? Optional.<RoomName>empty()
                : Optional.of(RoomName.received(place)));
  }
}
