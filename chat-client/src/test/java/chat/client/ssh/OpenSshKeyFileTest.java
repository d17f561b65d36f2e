package chat.client.ssh;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Key files of OpenSSH, and the messages about those that can't be used. */
final class OpenSshKeyFileTest {
  @Test
  void keyOfSshKeygenIsReadAndHasItsFingerprint(@TempDir Path folder) throws Exception {
    Path file = folder.resolve("id_ed25519");
    Files.writeString(file, TestKeys.ALICE);
    OpenSshKeyFile key = OpenSshKeyFile.read(file);
    assertEquals(TestKeys.ALICE_FINGERPRINT, key.fingerprint().toString());
    Files.writeString(file, TestKeys.ALICE.replace("\n", "\r\n"));
    assertEquals(key.fingerprint(), OpenSshKeyFile.read(file).fingerprint());
  }

  @Test
  void keysThatCannotBeUsedAreRefusedWithWhatToDo() {
    refused(TestKeys.LOCKED, "it has a passphrase; add it to the agent with ssh-add");
    refused(TestKeys.ECDSA, "it is no Ed25519 key; ssh-keygen -t ed25519 makes one");
    refused("-----BEGIN RSA PRIVATE KEY-----\nMIIE\n", "it is in an older format");
    refused("ssh-ed25519 AAAAC3NzaC1lZDI1NTE5 alice", "it is a public key");
    refused("", "it is no private key of OpenSSH");
  }

  @Test
  void fileThatIsMissingIsNamed(@TempDir Path folder) {
    Path file = folder.resolve("none");
    SshKeyException e = assertThrows(SshKeyException.class, () -> OpenSshKeyFile.read(file));
    assertTrue(e.getMessage().startsWith("can't read " + file + ": "), e.getMessage());
  }

  /** Cut short anywhere, the file is refused, never read as another key. */
  @Test
  void cutFilesAreRefused() {
    String whole = TestKeys.ALICE;
    int begin = whole.indexOf('\n') + 1;
    int end = whole.indexOf("-----END");
    String base64 = whole.substring(begin, end).replace("\n", "");
    for (int length = 0; length < base64.length() - 12; length++) {
      String cut = whole.substring(0, begin) + base64.substring(0, length) + "\n";
      assertThrows(SshKeyException.class, () -> OpenSshKeyFile.parse(cut + whole.substring(end)));
    }
  }

  /** Any bytes lead to a key or to a message. */
  @Test
  void damagedFilesAreReadOrRefused() {
    Random random = new Random(14);
    for (int i = 0; i < 2_000; i++) {
      StringBuilder damaged = new StringBuilder(TestKeys.ALICE);
      int at = 36 + random.nextInt(damaged.length() - 72);
      damaged.setCharAt(at, (char) ('A' + random.nextInt(26)));
      try {
        assertEquals(51, OpenSshKeyFile.parse(damaged.toString()).publicKey().length);
      } catch (SshKeyException e) {
        assertTrue(e.getMessage().startsWith("it "), e.getMessage());
      }
    }
  }

  private static void refused(String content, String why) {
    SshKeyException e =
        assertThrows(SshKeyException.class, () -> OpenSshKeyFile.parse(content), why);
    assertTrue(e.getMessage().startsWith(why), e.getMessage());
  }
}
