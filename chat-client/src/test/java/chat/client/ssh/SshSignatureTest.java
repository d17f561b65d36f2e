package chat.client.ssh;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/** Signatures equal those of ssh-keygen: Ed25519 makes the same one each time. */
final class SshSignatureTest {
  /** What {@code ssh-keygen -Y sign -n chat-server} made of the message below. */
  private static final String OF_SSH_KEYGEN =
      "U1NIU0lHAAAAAQAAADMAAAALc3NoLWVkMjU1MTkAAAAg5rYvD2wiCHT55F7aal3Mi4YJK7"
          + "Shs0J2qQTPZULlTzAAAAALY2hhdC1zZXJ2ZXIAAAAAAAAABnNoYTUxMgAAAFMAAAALc3No"
          + "LWVkMjU1MTkAAABAkcqz0GpE+SQNRJ84GX2d8yOveOUoN+EGP3tlejisW54fU7ZizFj79h"
          + "OdCNCDDClnyqUaLT2jZMGeNPQ70l0mBQ==";

  @Test
  void signatureIsTheOneThatSshKeygenMakes() throws SshKeyException {
    byte[] message = "hello\nthere".getBytes(UTF_8);
    SshKey key = OpenSshKeyFile.parse(TestKeys.ALICE);
    assertEquals(OF_SSH_KEYGEN, SshSignature.of(key, "chat-server", message));
  }
}
