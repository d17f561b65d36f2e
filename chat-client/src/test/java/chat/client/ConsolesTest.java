package chat.client;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.client.config.Environment;
import chat.client.config.Settings;
import chat.client.config.TestHome;
import chat.client.view.Stdio;
import chat.fixture.Captured;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The terminals on which the client tries to open a screen. */
final class ConsolesTest {
  @ParameterizedTest
  @CsvSource({
    "Linux,xterm-256color,true",
    "Linux,dumb,false",
    "Linux,'',false",
    "Windows 11,'',true",
    "Windows 11,dumb,false",
    "Windows 11,xterm,true",
    "Mac OS X,'',false"
  })
  void screenIsTriedOnTerminalsThatMoveTheCursor(String os, String term, boolean expected) {
    Path home = Path.of("target", "nobody").toAbsolutePath();
    Environment environment = new Environment(os, Map.of("TERM", term), home);
    Stdio stdio =
        new Stdio(InputStream.nullInputStream(), new Captured(), new Captured(), true, UTF_8);
    AtomicBoolean tried = new AtomicBoolean();
    Consoles.Screens screens =
        content -> {
          tried.set(true);
          return Optional.empty();
        };
    Settings settings = new TestHome(home).starts().settings();
    new Consoles(stdio, environment, screens, settings, Optional.empty()).open(why -> {});
    assertEquals(expected, tried.get());
  }
}
