package chat.server.hub.rights;

/** What a role may or may not do: the rows of {@link Rights}. */
public enum Action {
  /** To join a room, to read its messages, its topic and who is in it. */
  READ,
  SPEAK,
  EDIT_OWN,
  DELETE_OWN,
  SET_TOPIC,
  REPORT,
  INVITE,
  KICK,
  MUTE,
  BAN,
  UNBAN,
  SEE_BANS,
  UNINVITE,
  VOICE,
  DELETE_ANY,
  SEE_REPORTS,
  SET_GREETING,
  /** To change who may enter and write, how fast, and how long messages are retained. */
  SET_ROOM,
  OP,
  DEOP,
  /** To make another account the owner. */
  GIVE,
  /** To become the owner of a room whose owner is gone. */
  CLAIM,
  SERVER_BAN,
  SERVER_MUTE,
  SERVER_KICK
}
