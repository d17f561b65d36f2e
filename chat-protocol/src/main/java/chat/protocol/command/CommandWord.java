package chat.protocol.command;

import java.util.Locale;

/** The word of a command as it is compared. Any thread. */
public final class CommandWord {
  /** Longer than any command. */
  private static final int MAX_CHARS = 64;

  private CommandWord() {}

  /**
   * Returns a typed word in lower case, cut where no command is as long: to lower the case of 64
   * KiB can take the JDK 19 seconds.
   */
  public static String of(String typed) {
    String start = typed.length() > MAX_CHARS ? typed.substring(0, MAX_CHARS) : typed;
    return start.toLowerCase(Locale.ROOT);
  }
}
