package chat.client.token;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tokens in files: of a program, and of this device. */
final class TokenFileTest {
  @TempDir private Path folder;

  private Path file(String permissions, String content) throws IOException {
    Path file = folder.resolve("token");
    Files.writeString(file, content);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
    return file;
  }

  private static String failure(Path file) {
    return assertThrows(IOException.class, () -> TokenFile.read(file)).getMessage();
  }

  @Test
  void tokenIsTheOnlyWord() throws IOException {
    for (String content : new String[] {"chat_x", "chat_x\n", "  chat_x\r\n\n"}) {
      assertArrayEquals(
          "chat_x".getBytes(StandardCharsets.UTF_8),
          TokenFile.read(file("rw-------", content)).reveal());
    }
    for (String content : new String[] {"", "\n", "two words", "x".repeat(1_025)}) {
      Path file = file("rw-------", content);
      assertEquals(file + " has no token: it must be the only word in it", failure(file));
    }
  }

  @Test
  void fileThatOthersCanReadIsRefused() throws IOException {
    for (String permissions : new String[] {"rw-r-----", "rw----r--"}) {
      Path file = file(permissions, "chat_x");
      assertEquals(
          "others can read the token in %s: type chmod 600 %s".formatted(file, file),
          failure(file));
    }
  }

  @Test
  void missingFileIsNamed() {
    Path file = folder.resolve("none");
    assertTrue(failure(file).startsWith("can't read the token in " + file), failure(file));
  }
}
