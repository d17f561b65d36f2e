package chat.server.log;

import chat.protocol.RoomName;
import java.util.stream.Stream;

/** The name of one log: a room's, or the inbox of one client id or one account. */
public record LogName(String key) {
  /** Separates the name of a room from the number of its log: no name has this character. */
  static final char GENERATION = '/';

  /** Begins the name of an account's inbox: no digest has this character. */
  private static final String ACCOUNT_PREFIX = "@=";

  /** Names the log of a room, in the spelling with which the room was first joined. */
  public static LogName of(RoomName room) {
    return new LogName(room.value());
  }

  /**
   * Names a log of a room whose name private rooms have, too: two rooms may have one name.
   *
   * @param generation from 1, the log that a room has by its name alone
   */
  public static LogName of(RoomName room, int generation) {
    return generation == 1
        ? of(room)
        : new LogName("%s%c%04d".formatted(room.value(), GENERATION, generation));
  }

  /** Names the next log of a room whose name the rooms of other logs have. */
  public static LogName next(RoomName room, Stream<LogName> others) {
    return of(room, others.mapToInt(LogName::generation).max().orElse(0) + 1);
  }

  /**
   * Names the inbox of a client id.
   *
   * @param author the digest of the client id
   */
  public static LogName inbox(String author) {
    return new LogName("@" + author);
  }

  /**
   * Names the inbox that all devices of an account share.
   *
   * @param account the account's number, from 1
   */
  public static LogName ofAccount(long account) {
    return new LogName(ACCOUNT_PREFIX + account);
  }

  /**
   * Returns the digest of the client id whose inbox it names.
   *
   * @throws IllegalStateException if it does not name the inbox of a client id
   */
  public String author() {
    if (isRoom() || isOfAccount()) {
      throw new IllegalStateException(key + " is not the inbox of a client id");
    }
    return key.substring(1);
  }

  /** Returns whether it names the inbox of an account. */
  public boolean isOfAccount() {
    return key.startsWith(ACCOUNT_PREFIX);
  }

  /**
   * Returns the number of the account whose inbox it names.
   *
   * @throws IllegalStateException if it does not name the inbox of an account
   */
  public long account() {
    if (!isOfAccount()) {
      throw new IllegalStateException(key + " is not the inbox of an account");
    }
    return Long.parseLong(key.substring(ACCOUNT_PREFIX.length()));
  }

  /**
   * Returns the name of the room whose log it names.
   *
   * @throws IllegalStateException if it names an inbox
   */
  public RoomName room() {
    if (!isRoom()) {
      throw new IllegalStateException(key + " is not the log of a room");
    }
    int end = key.indexOf(GENERATION);
    return RoomName.received(end < 0 ? key : key.substring(0, end));
  }

  /** Returns the number of a room's log among those of rooms with its name, from 1. */
  public int generation() {
    int end = key.indexOf(GENERATION);
    return end < 0 ? 1 : Integer.parseInt(key.substring(end + 1));
  }

  /** Returns whether it names a room's log and not an inbox. */
  public boolean isRoom() {
    return key.startsWith("#");
  }
}
