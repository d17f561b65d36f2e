package chat.protocol;

/** The constants that server and clients share. */
public final class Limits {
  /** The TCP port by default. */
  public static final int PORT = 8028;

  /** The TCP port for TLS by default. */
  public static final int TLS_PORT = 8029;

  /** The lowest protocol version. */
  public static final int MIN_VERSION = 1;

  /** The highest protocol version, the N of {@code [chat/N]}. */
  public static final int VERSION = 1;

  /** The bytes a frame may have in addition to its text. */
  public static final int HEAD_BYTES = 4 * 1024;

  /** The longest payload of a frame: the first byte of a length is always zero. */
  public static final int MAX_FRAME_BYTES = (1 << 24) - 1;

  /** The longest text a server accepts by default. */
  public static final int DEFAULT_MAX_TEXT_BYTES = 64 * 1024;

  public static final int MAX_MAX_TEXT_BYTES = MAX_FRAME_BYTES - HEAD_BYTES;
  public static final int MIN_MAX_TEXT_BYTES = 64;

  /** The longest nick. */
  public static final int MAX_NICK_CHARS = 32;

  /** The longest room name, without its {@code #}. */
  public static final int MAX_ROOM_CHARS = 64;

  /** The longest topic, and the longest list of words in a SEARCH. */
  public static final int MAX_LINE_BYTES = 1_000;

  /** The longest password or token. */
  public static final int MAX_SECRET_BYTES = 1_024;

  /** The most rooms that ROOMS lists. */
  public static final int MAX_ROOMS_LISTED = 1_000;

  /** The longest token of a PING. */
  public static final int MAX_PING_CHARS = 64;

  /** The most messages that HISTORY, SEARCH or a JOIN with a count returns. */
  public static final int MAX_HISTORY = 1_000;

  /** The count of messages that a JOIN without a cursor replays. */
  public static final int JOIN_REPLAY = 20;

  /** The most members of a room whose presence is announced. */
  public static final int MAX_PRESENCE = 200;

  /** The most rooms that a user may be in. */
  public static final int MAX_ROOMS_PER_USER = 100;

  /** What takes the place of a room's name where the client's own inbox is meant. */
  public static final String INBOX = "@";

  /** The room that text clients enter first. */
  public static final String LOBBY = "#lobby";

  /** How the answer begins to a client that sends plain text to a port for TLS. */
  public static final String SPEAKS_TLS = "* this port speaks TLS";

  /** The type of service (DNS-SD) by which servers announce themselves on the local network. */
  public static final String SERVICE = "_chat._tcp.local.";

  private Limits() {}

  /** Returns the longest payload of a frame with a text of at most {@code maxTextBytes}. */
  public static int maxFrameBytes(int maxTextBytes) {
    return Math.min(maxTextBytes + HEAD_BYTES, MAX_FRAME_BYTES);
  }
}
