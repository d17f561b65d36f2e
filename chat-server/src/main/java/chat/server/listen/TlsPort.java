package chat.server.listen;

import chat.protocol.command.NumberParser;
import chat.protocol.command.UsageException;
import java.util.OptionalInt;

/**
 * What was typed for {@code --tls-port}. Immutable.
 *
 * @param number the port; empty for none
 */
public record TlsPort(OptionalInt number) {
  private static final int MAX_PORT = 65_535;
  private static final TlsPort NONE = new TlsPort(OptionalInt.empty());

  /**
   * Returns what a text means.
   *
   * @throws UsageException if it is neither a port nor none
   */
  public static TlsPort parse(String typed) throws UsageException {
    if (typed.equals("none")) {
      return NONE;
    }
    int number = NumberParser.parse(typed);
    if (number < 0 || number > MAX_PORT) {
      throw new UsageException("'" + typed + "' is neither none nor a port, 0 to " + MAX_PORT);
    }
    return new TlsPort(OptionalInt.of(number));
  }
}
