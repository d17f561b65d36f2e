package chat.client.ssh;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/** Makes signatures as {@code ssh-keygen -Y sign} does: OpenSSH's format SSHSIG. */
public final class SshSignature {
  private static final String MAGIC = "SSHSIG";
  private static final int VERSION = 1;
  private static final String HASH = "sha512";
  private static final String RESERVED = "";

  private SshSignature() {}

  /**
   * Returns the signature in base64, on one line and without the armor's first and last line.
   *
   * @param namespace what the signature is for, so that it proves nothing elsewhere
   * @throws SshKeyException if the key cannot sign now
   */
  public static String of(SshKey key, String namespace, byte[] message) throws SshKeyException {
    byte[] content =
        new SshWriter()
            .raw(MAGIC)
            .string(namespace)
            .string(RESERVED)
            .string(HASH)
            .string(sha512(message))
            .toByteArray();
    byte[] signature = new SshWriter().string(SshKey.TYPE).string(key.sign(content)).toByteArray();
    byte[] whole =
        new SshWriter()
            .raw(MAGIC)
            .number(VERSION)
            .string(key.publicKey())
            .string(namespace)
            .string(RESERVED)
            .string(HASH)
            .string(signature)
            .toByteArray();
    return Base64.getEncoder().encodeToString(whole);
  }

  private static byte[] sha512(byte[] message) {
    try {
      return MessageDigest.getInstance("SHA-512").digest(message);
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every JDK has SHA-512", e);
    }
  }
}
