package chat.client.token;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

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

  private Optional<Secret> found(String server, String identity, Optional<String> account)
      throws IOException {
    return tokens().find(server, identity, account).map(RememberedToken::token);
  }

  private RememberedTokens tokens() {
    return new RememberedTokens(file());
  }

  @Test
  void tokenIsForOneServerThatProvesItselfInOneWay() throws IOException {
    tokens().remember("host:8029", "SHA256:a", "alice", secret("one"));
    assertEquals(Optional.of(secret("one")), found("host:8029", "SHA256:a", ANY));
    assertEquals(Optional.empty(), found("host:8029", "SHA256:b", ANY));
    assertEquals(Optional.empty(), found("host:8029", "system", ANY));
    assertEquals(Optional.empty(), found("host:8028", "SHA256:a", ANY));
  }

  @Test
  void eachAccountOfAServerHasItsToken() throws IOException {
    tokens().remember("host:8029", "system", "alice", secret("one"));
    tokens().remember("host:8029", "system", "bob", secret("two"));
    tokens().remember("host:8029", "system", "Alice", secret("three"));
    assertEquals(Optional.of(secret("three")), found("host:8029", "system", Optional.of("alice")));
    assertEquals(Optional.of(secret("two")), found("host:8029", "system", Optional.of("bob")));
    assertEquals(Optional.empty(), found("host:8029", "system", Optional.of("carol")));
    tokens().forget(secret("two"), Optional.empty());
    assertEquals(Optional.empty(), found("host:8029", "system", Optional.of("bob")));
  }

  @Test
  void tokenIsSharedWithAServerThatHasNone() throws IOException {
    tokens().remember("a:1", "SHA256:a", "alice", secret("one"));
    assertTrue(tokens().share(secret("one"), "b:2", "SHA256:b"));
    assertEquals(Optional.of(secret("one")), found("b:2", "SHA256:b", Optional.of("alice")));
    // That server proves itself otherwise now.
    assertFalse(tokens().share(secret("one"), "b:2", "system"));
    assertEquals(Optional.empty(), found("b:2", "system", ANY));
    assertFalse(tokens().share(secret("of nobody"), "c:3", "system"));
    assertEquals(Optional.empty(), found("c:3", "system", ANY));
  }

  @Test
  void tokenThatOneServerRefusesStaysWithTheOthers() throws IOException {
    tokens().remember("a:1", "SHA256:a", "alice", secret("one"));
    tokens().share(secret("one"), "b:2", "SHA256:b");
    tokens().forget(secret("one"), Optional.of("b:2"));
    assertEquals(Optional.empty(), found("b:2", "SHA256:b", ANY));
    assertEquals(Optional.of(secret("one")), found("a:1", "SHA256:a", ANY));
    tokens().share(secret("one"), "b:2", "SHA256:b");
    tokens().forget(secret("one"), Optional.empty());
    assertEquals("", Files.readString(file()));
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
