package chat.server.log.moderation;

import chat.server.log.LogName;

/**
 * The owner and the settings of a room. Each {@code with…} returns a copy.
 *
 * @param room its log
 * @param key the key that all spellings of its name share; of a private room, {@code !} and that
 *     key, so that no query by the name finds it
 * @param owner the account that owns it, 0 for none
 * @param created when the row was first stored, in milliseconds since 1970
 * @param slowSeconds how long a member waits between two messages, 0 for no wait
 * @param keep how long its messages are retained, as its owner wrote it; empty for as long as all
 * @param greeting the line that is sent to those who enter; may be empty
 * @param changed when a setting, a role or a ban was last changed; 0 if none ever was
 */
public record RoomSettings(
    LogName room,
    String key,
    long owner,
    long created,
    Access access,
    Speakers speakers,
    int slowSeconds,
    String keep,
    String greeting,
    long changed) {
  /** Returns the settings of a room that nobody has changed. */
  public static RoomSettings initial(LogName room, String key, long owner, long epochMillis) {
    return new RoomSettings(
        room, key, owner, epochMillis, Access.PUBLIC, Speakers.ALL, 0, "", "", 0);
  }

  public RoomSettings withKey(String value) {
    return new RoomSettings(
        room, value, owner, created, access, speakers, slowSeconds, keep, greeting, changed);
  }

  public RoomSettings withOwner(long account) {
    return new RoomSettings(
        room, key, account, created, access, speakers, slowSeconds, keep, greeting, changed);
  }

  public RoomSettings withAccess(Access value) {
    return new RoomSettings(
        room, key, owner, created, value, speakers, slowSeconds, keep, greeting, changed);
  }

  public RoomSettings withSpeakers(Speakers value) {
    return new RoomSettings(
        room, key, owner, created, access, value, slowSeconds, keep, greeting, changed);
  }

  public RoomSettings withSlowSeconds(int value) {
    return new RoomSettings(
        room, key, owner, created, access, speakers, value, keep, greeting, changed);
  }

  public RoomSettings withKeep(String value) {
    return new RoomSettings(
        room, key, owner, created, access, speakers, slowSeconds, value, greeting, changed);
  }

  public RoomSettings withGreeting(String value) {
    return new RoomSettings(
        room, key, owner, created, access, speakers, slowSeconds, keep, value, changed);
  }

  public RoomSettings changedAt(long epochMillis) {
    return new RoomSettings(
        room, key, owner, created, access, speakers, slowSeconds, keep, greeting, epochMillis);
  }

  public boolean isPrivate() {
    return access == Access.PRIVATE;
  }
}
