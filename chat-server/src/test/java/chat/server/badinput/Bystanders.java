package chat.server.badinput;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import chat.protocol.Text;
import chat.server.fixture.FramedUser;
import chat.server.fixture.TestServer;
import chat.server.fixture.TextUser;
import java.util.regex.Pattern;

/** Two ordinary users, one of each wire, who chat while others send bad input. */
final class Bystanders {
  private final FramedUser frida;
  private final TextUser theo;
  private final String suffix;

  /** The start of a line that passes for one of the server or of frida. */
  private final Pattern forged;

  private int rounds;

  Bystanders(TestServer server, String suffix) {
    this.suffix = suffix;
    forged = Pattern.compile("(\\* |\\[?frida(: |\\] |\\| )|~ frida )FORGED");
    frida = server.framedIn("#lobby", "frida" + suffix);
    theo = server.guest("theo" + suffix);
  }

  /** Each says something, and the other sees it after nothing that could harm. */
  void stillChat() {
    rounds++;
    frida.sends("SAY " + rounds + " #lobby⏎round " + rounds);
    String line = theo.next();
    while (!line.equals("frida" + suffix + ": round " + rounds)) {
      assertEquals(Text.of(line).toString(), line);
      assertFalse(forged.matcher(line).lookingAt(), line);
      line = theo.next();
    }
    theo.sends("answer " + rounds);
    String frame = frida.next();
    while (!frame.matches("SAID #lobby \\d+ \\d+ theo" + suffix + "⏎answer " + rounds)) {
      assertEquals(Text.of(frame).toString(), frame);
      frame = frida.next();
    }
  }
}
