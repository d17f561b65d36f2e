package chat.client.token;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import chat.protocol.account.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The tokens that this device remembers. */
final class RememberedTokensTest {
  private static final Optional<String> ANY = Optional.empty();

  @TempDir private Path folder;

  private static Secret secret(String text) {
    return Secret.take(text.toCharArray());
  }

  private Path file() {
    return folder.resolve("state").resolve("tokens");
  }

  private RememberedTokens tokens() {
    return new RememberedTokens(file());
  }

  @Test
  void tokenIsForOneServerThatProvesItselfInOneWay() throws IOException {
    tokens().remember("host:8029", "SHA256:a", "alice", secret("one"));
    assertEquals(Optional.of(secret("one")), tokens().find("host:8029", "SHA256:a", ANY));
    assertEquals(Optional.empty(), tokens().find("host:8029", "SHA256:b", ANY));
    assertEquals(Optional.empty(), tokens().find("host:8029", "system", ANY));
    assertEquals(Optional.empty(), tokens().find("host:8028", "SHA256:a", ANY));
  }

  @Test
  void eachAccountOfAServerHasItsToken() throws IOException {
    tokens().remember("host:8029", "system", "alice", secret("one"));
    tokens().remember("host:8029", "system", "bob", secret("two"));
    tokens().remember("host:8029", "system", "Alice", secret("three"));
    assertEquals(
        Optional.of(secret("three")), tokens().find("host:8029", "system", Optional.of("alice")));
    assertEquals(
        Optional.of(secret("two")), tokens().find("host:8029", "system", Optional.of("bob")));
    assertEquals(Optional.empty(), tokens().find("host:8029", "system", Optional.of("carol")));
    tokens().forget(secret("two"));
    assertEquals(Optional.empty(), tokens().find("host:8029", "system", Optional.of("bob")));
  }

  @Test
  void fileIsReadableByItsOwnerAloneAndKeepsOtherLines() throws IOException {
    tokens().remember("host:8029", "system", "alice", secret("one"));
    assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file())));
    Files.writeString(file(), "# mine\nmalformed\n" + Files.readString(file()));
    tokens().remember("other:8029", "system", "alice", secret("two"));
    assertEquals(
        "# mine\nmalformed\nhost:8029 alice system one\nother:8029 alice system two\n",
        Files.readString(file()));
  }

  @Test
  void fileThatOthersCanReadIsRefused() throws IOException {
    tokens().remember("host:8029", "system", "alice", secret("one"));
    Files.setPosixFilePermissions(file(), PosixFilePermissions.fromString("rw-r--r--"));
    assertThrows(IOException.class, () -> tokens().find("host:8029", "system", ANY));
  }
}
