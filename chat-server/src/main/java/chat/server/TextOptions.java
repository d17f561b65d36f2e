package chat.server;

import chat.file.FileFailure;
import chat.protocol.Text;
import chat.protocol.input.Utf8;
import chat.server.hub.moderation.ServerTexts;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The options of the command line for texts that everyone is sent. The main thread. */
final class TextOptions {
  /** More than a screen shows of either. */
  private static final int MAX_BYTES = 16 * 1024;

  private static final String BYTE_ORDER_MARK = "\uFEFF";
  private static final Path NULL_DEVICE = Path.of("/dev/null");

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Option(
      names = "--motd",
      paramLabel = "FILE",
      description =
          "Show everyone the text of this file at login: UTF-8, at most 16 KiB, read once when the"
              + " server starts (default: none).")
  private String motd;

  @Option(
      names = "--rules",
      paramLabel = "FILE",
      description =
          "Show the text of this file to those who type /rules: UTF-8, at most 16 KiB, read once"
              + " when the server starts (default: none).")
  private String rules;

  /** Refuses what is not the name of a file. */
  void validate() {
    requireName("--motd", motd);
    requireName("--rules", rules);
  }

  private void requireName(String option, String file) {
    if (file != null && !isName(file)) {
      throw new ParameterException(
          spec.commandLine(), option + ": '" + file + "' is not the name of a file");
    }
  }

  private static boolean isName(String file) {
    try {
      return !Path.of(file).toString().isEmpty();
    } catch (InvalidPathException e) {
      return false;
    }
  }

  /** Reads the files. */
  ServerTexts read() throws StartFailure {
    return new ServerTexts(read("--motd", motd), read("--rules", rules));
  }

  private static Text read(String option, String file) throws StartFailure {
    if (file == null) {
      return Text.EMPTY;
    }
    Path path = Path.of(file);
    if (isPipeOrDevice(path)) {
      if (isNullDevice(path)) {
        return Text.EMPTY;
      }
      throw new StartFailure(
          "%s: %s is a pipe or a device; name a file".formatted(option, file), null);
    }
    try (InputStream in = Files.newInputStream(path)) {
      byte[] bytes = in.readNBytes(MAX_BYTES + 1);
      if (bytes.length > MAX_BYTES) {
        throw new StartFailure(
            "%s: %s is too long: at most %,d bytes; shorten it".formatted(option, file, MAX_BYTES),
            null);
      }
      return text(bytes);
    } catch (CharacterCodingException e) {
      throw new StartFailure(
          "%s: %s is not UTF-8; save it in that encoding".formatted(option, file), e);
    } catch (IOException e) {
      throw new StartFailure(
          "%s: can't read %s: %s; name a file that the server may read"
              .formatted(option, file, FileFailure.reason(e)),
          e);
    }
  }

  /** Returns whether to open it might wait for another program, as long as that likes. */
  private static boolean isPipeOrDevice(Path file) {
    return Files.exists(file) && !Files.isRegularFile(file) && !Files.isDirectory(file);
  }

  /** Returns whether it is the device that scripts name where they want no text. Opens nothing. */
  private static boolean isNullDevice(Path file) {
    try {
      return Files.exists(NULL_DEVICE) && Files.isSameFile(file, NULL_DEVICE);
    } catch (IOException e) {
      return false; // refused as any other device
    }
  }

  /** Returns the lines of a file, without blank ones at its end. */
  private static Text text(byte[] bytes) throws CharacterCodingException {
    String text = Utf8.decode(bytes, 0, bytes.length).replace("\r\n", "\n");
    return Text.of((text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text).stripTrailing());
  }
}
