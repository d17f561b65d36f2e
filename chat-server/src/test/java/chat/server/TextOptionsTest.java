package chat.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import chat.server.hub.moderation.ServerTexts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The files of --motd and --rules, and what the server says of those that it can't read. */
class TextOptionsTest {
  @TempDir private Path folder;
  private Path file;

  @Command
  private static final class Parsed {
    @Mixin private TextOptions texts;
  }

  @BeforeEach
  void name() {
    file = folder.resolve("text.txt");
  }

  private static TextOptions parsed(String... arguments) {
    Parsed parsed = new Parsed();
    new CommandLine(parsed).parseArgs(arguments);
    parsed.texts.validate();
    return parsed.texts;
  }

  private ServerTexts read(byte[] content) throws IOException, StartFailure {
    Files.write(file, content);
    return parsed("--motd", file.toString()).read();
  }

  private void assertRefused(String why) {
    TextOptions options = parsed("--rules", file.toString());
    String message = assertThrows(StartFailure.class, options::read).getMessage();
    assertEquals("--rules: " + why, message);
  }

  @Test
  void textsAreReadAndCleanedLikeMessages() throws Exception {
    assertEquals(ServerTexts.NONE, parsed().read());
    ServerTexts texts = read("\uFEFFHello,\r\n\ttea \u001b[2J at four\n\n".getBytes(UTF_8));
    assertEquals("Hello,\n\ttea \uFFFD[2J at four", texts.motd().toString());
    assertEquals("", texts.rules().toString());
    assertEquals("", read("\n \n".getBytes(UTF_8)).motd().toString());
  }

  @Test
  void longestTextHas16KiB() throws Exception {
    assertEquals(16_384, read("x".repeat(16_384).getBytes(UTF_8)).motd().byteLength());
    Files.writeString(file, "x".repeat(16_385));
    assertRefused(file + " is too long: at most 16,384 bytes; shorten it");
  }

  @Test
  void otherEncodingIsRefused() throws Exception {
    Files.write(file, new byte[] {'t', (byte) 0xE9, 'e'});
    assertRefused(file + " is not UTF-8; save it in that encoding");
  }

  @Test
  void fileThatCannotBeReadIsRefused() throws Exception {
    assertRefused(
        "can't read " + file + ": there is no such file; name a file that the server may read");
    file = folder;
    assertRefused("can't read " + file + ": Is a directory; name a file that the server may read");
  }

  @Test
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "it has no such files")
  void pipeIsRefusedInsteadOfWaitedFor() throws Exception {
    Path pipe = folder.resolve("pipe");
    assertEquals(0, new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor());
    StartFailure failure =
        assertThrows(StartFailure.class, () -> parsed("--motd", pipe.toString()).read());
    assertEquals("--motd: " + pipe + " is a pipe or a device; name a file", failure.getMessage());
  }

  @Test
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "it has no such files")
  void nullDeviceIsAnEmptyTextAndOtherDevicesAreRefused() throws Exception {
    assertEquals(ServerTexts.NONE, parsed("--motd", "/dev/null", "--rules", "/dev/null").read());
    Path link = Files.createSymbolicLink(folder.resolve("link"), Path.of("/dev/null"));
    assertEquals(ServerTexts.NONE, parsed("--motd", link.toString()).read());
    Files.delete(link); // or the deletion of the folder warns of it
    file = Path.of("/dev/zero");
    assertRefused("/dev/zero is a pipe or a device; name a file");
  }

  @Test
  void serverDoesNotStartWithoutTheText() {
    Ran ran = Ran.command("--data", "none", "--port", "0", "--motd", file);
    assertEquals(1, ran.code());
    assertEquals(
        "chat-server: --motd: can't read "
            + file
            + ": there is no such file; name a file that the server may read\n",
        ran.err().replace("\r\n", "\n"));
  }
}
