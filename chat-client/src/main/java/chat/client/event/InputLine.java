package chat.client.event;

import chat.protocol.account.Secret;
import java.util.Optional;

/**
 * A line that was typed or piped in, without its line end.
 *
 * @param overlongBytes the line's length where it was too long to keep, else 0
 * @param secret what was typed without echo, in place of the text
 */
public record InputLine(String text, long overlongBytes, Optional<Secret> secret) {
  public static InputLine of(String text) {
    return new InputLine(text, 0, Optional.empty());
  }

  /** A line that was typed without echo. */
  public static InputLine of(Secret secret) {
    return new InputLine("", 0, Optional.of(secret));
  }

  /** A line of which only the length is known. */
  public static InputLine overlong(long bytes) {
    return new InputLine("", bytes, Optional.empty());
  }

  public boolean isOverlong() {
    return overlongBytes > 0;
  }
}
