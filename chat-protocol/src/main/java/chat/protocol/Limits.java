package chat.protocol;

/** The numbers both sides agree on. Sizes are in bytes unless the name says otherwise. */
public final class Limits {
  /** The TCP port, unless told otherwise. */
  public static final int PORT = 8028;

  /** The highest protocol version spoken here, the N of {@code [chat/N]}. */
  public static final int VERSION = 1;

  /** What the head line of a frame may take on top of its text. */
  public static final int HEAD_BYTES = 4 * 1024;

  /** No frame is longer: the first byte of a length is always zero. */
  public static final int MAX_FRAME_BYTES = (1 << 24) - 1;

  /** The longest text a server takes, unless told otherwise. */
  public static final int DEFAULT_MAX_TEXT_BYTES = 64 * 1024;

  public static final int MAX_MAX_TEXT_BYTES = MAX_FRAME_BYTES - HEAD_BYTES;
  public static final int MIN_MAX_TEXT_BYTES = 64;

  /** Characters of a nick. */
  public static final int MAX_NICK_CHARS = 32;

  /** Characters of a room's name after the {@code #}. */
  public static final int MAX_ROOM_CHARS = 64;

  /** A topic, and the words of a SEARCH. */
  public static final int MAX_LINE_BYTES = 1_000;

  /** Rooms that ROOMS tells at most. */
  public static final int MAX_ROOMS_LISTED = 1_000;

  /** The longest token of a PING, in characters. */
  public static final int MAX_PING_CHARS = 64;

  /** Messages a HISTORY or SEARCH answers at most. */
  public static final int MAX_HISTORY = 1_000;

  /** Messages a JOIN without a number replays. */
  public static final int JOIN_REPLAY = 20;

  /** Rooms of more people tell only the count of them. */
  public static final int MAX_PRESENCE = 200;

  /** Where everybody starts. */
  public static final String LOBBY = "#lobby";

  private Limits() {}

  /** The longest frame payload where texts may have {@code maxTextBytes}. */
  public static int maxFrameBytes(int maxTextBytes) {
    return Math.min(maxTextBytes + HEAD_BYTES, MAX_FRAME_BYTES);
  }
}
