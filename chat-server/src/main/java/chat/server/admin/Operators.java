package chat.server.admin;

import java.io.IOException;
import java.nio.channels.SocketChannel;
import jdk.net.ExtendedSocketOptions;

/** Names operators as the record of what they did does: by their user of the system. Any thread. */
public final class Operators {
  private static final String CONSOLE = "console";

  private Operators() {}

  /** Returns the user of this process. */
  public static String ofThisProcess() {
    return named(System.getProperty("user.name", ""));
  }

  /** Returns the user at the other end of a connection, as the system knows it. */
  static String of(SocketChannel connection) {
    try {
      return named(connection.getOption(ExtendedSocketOptions.SO_PEERCRED).user().getName());
    } catch (IOException | UnsupportedOperationException e) {
      // Not every system knows it.
      return CONSOLE;
    }
  }

  private static String named(String user) {
    return user.isBlank() ? CONSOLE : CONSOLE + ":" + user;
  }
}
