package chat.server.service;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.fixture.FinishedCommand;
import chat.fixture.Skips;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The units in scripts/systemd, as systemd's own program reads them. */
class SystemdUnitsTest {
  private static final Path SCRIPTS = Path.of("..", "scripts").toAbsolutePath().normalize();
  private static final Pattern EXPOSURE = Pattern.compile("exposure level .*: ([0-9.]+) ");
  private static final double MAX_EXPOSURE = 1.5;

  @TempDir private Path folder;

  private static FinishedCommand analyze(String... arguments) throws Exception {
    List<String> command = new ArrayList<>(List.of("systemd-analyze"));
    command.addAll(List.of(arguments));
    return FinishedCommand.run(command);
  }

  /** Copies a unit, with the folder of these scripts in place of that of an installed server. */
  private String copy(String name) throws IOException {
    String unit = Files.readString(SCRIPTS.resolve("systemd").resolve(name), UTF_8);
    Path copy = folder.resolve(name);
    Files.writeString(copy, unit.replace("/opt/chat/scripts", SCRIPTS.toString()), UTF_8);
    return copy.toString();
  }

  @Test
  void unitsAreValid() throws Exception {
    Skips.unless(NotifySocket.isInstalled("systemd-analyze"), "systemd-analyze is not installed");
    String service = copy("chat-server.service");
    String socket = copy("chat-server.socket");
    assertEquals(new FinishedCommand(0, ""), analyze("verify", "--man=no", service, socket));
  }

  @Test
  void serviceIsHardlyExposed() throws Exception {
    Skips.unless(NotifySocket.isInstalled("systemd-analyze"), "systemd-analyze is not installed");
    FinishedCommand rated =
        analyze("security", "--offline=true", "--no-pager", copy("chat-server.service"));
    Skips.unless(
        !rated.output().contains("unrecognized option"), "this systemd-analyze rates no files");
    List<MatchResult> levels = EXPOSURE.matcher(rated.output()).results().toList();
    assertEquals(1, levels.size(), rated::output);
    assertTrue(Double.parseDouble(levels.get(0).group(1)) <= MAX_EXPOSURE, rated::output);
  }
}
