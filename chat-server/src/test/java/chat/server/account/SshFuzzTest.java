package chat.server.account;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import chat.protocol.account.KeyLogin;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.Base64;

/** Random bytes are neither a valid signature, nor a key that fails later. */
final class SshFuzzTest {
  @FuzzTest(maxDuration = "5m")
  void bytesAreNoSignature(byte[] bytes) {
    String base64 = Base64.getEncoder().encodeToString(bytes);
    SshSignature.parse(base64)
        .ifPresent(
            signature ->
                assertFalse(signature.verify(KeyLogin.NAMESPACE, "nothing".getBytes(ISO_8859_1))));
  }

  @FuzzTest(maxDuration = "5m")
  void lineIsAKeyThatIsReadAgainOrNone(byte[] bytes) throws Exception {
    SshKey key;
    try {
      key = SshKey.parse(new String(bytes, ISO_8859_1));
    } catch (IllegalArgumentException e) {
      return;
    }
    assertEquals(key.fingerprint(), SshKey.decode(key.encoded()).fingerprint());
    key.publicKey();
  }
}
