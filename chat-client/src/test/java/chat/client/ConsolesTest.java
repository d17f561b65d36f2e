package chat.client;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.client.config.Environment;
import chat.client.config.LoadedSettings;
import chat.client.config.TestHome;
import chat.client.net.Outbox;
import chat.client.ui.LineOutput;
import chat.client.ui.Preferences;
import chat.client.ui.Stdio;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which terminals are tried as a screen. */
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
  void aTerminalThatCanDoNoMoreThanLinesIsTold(String os, String term, boolean expected) {
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
    LoadedSettings loaded = new TestHome(home).starts();
    LineOutput err = new LineOutput(stdio.err(), UTF_8, why -> {});
    new Consoles(stdio, err, environment, screens, Optional.empty())
        .open(
            loaded,
            Preferences.of(loaded.settings().display().preferences()),
            new Rooms(List.of()),
            new Outbox(),
            why -> {});
    assertEquals(expected, tried.get());
  }
}
