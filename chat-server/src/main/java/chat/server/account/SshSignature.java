package chat.server.account;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import chat.protocol.account.Fingerprint;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.Signature;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;

/**
 * A signature with its key, as {@code ssh-keygen -Y sign} writes it (OpenSSH, PROTOCOL.sshsig). Any
 * thread.
 */
final class SshSignature {
  private static final byte[] MAGIC = "SSHSIG".getBytes(US_ASCII);
  private static final int VERSION = 1;
  private static final int SIGNATURE_BYTES = 64;
  private static final Map<String, String> HASHES =
      Map.of("sha256", "SHA-256", "sha512", "SHA-512");

  private final SshKey key;
  private final byte[] namespace;
  private final byte[] reserved;
  private final String hash;
  private final byte[] signature;

  private SshSignature(byte[] encoded) throws SshReader.MalformedException {
    SshReader reader = new SshReader(encoded);
    if (!MessageDigest.isEqual(reader.take(MAGIC.length), MAGIC) || reader.number() != VERSION) {
      throw new SshReader.MalformedException("it is no SSHSIG");
    }
    this.key = SshKey.decode(reader.string());
    this.namespace = reader.string();
    this.reserved = reader.string();
    this.hash = new String(reader.string(), UTF_8);
    SshReader inner = new SshReader(reader.string());
    reader.expectEnd();
    inner.expect(SshKey.ALGORITHM);
    this.signature = inner.string();
    inner.expectEnd();
    if (signature.length != SIGNATURE_BYTES || !HASHES.containsKey(hash)) {
      throw new SshReader.MalformedException("it is no signature of " + SshKey.ALGORITHM);
    }
  }

  /** Reads a signature in base64; empty if it is malformed, or of another kind of key. */
  static Optional<SshSignature> parse(String base64) {
    try {
      return Optional.of(new SshSignature(Base64.getDecoder().decode(base64)));
    } catch (IllegalArgumentException | SshReader.MalformedException e) {
      return Optional.empty();
    }
  }

  /** Returns the fingerprint of the key that it contains. */
  Fingerprint key() {
    return key.fingerprint();
  }

  /** Returns whether its key signed a message for a purpose. */
  boolean verify(String purpose, byte[] message) {
    if (!MessageDigest.isEqual(namespace, purpose.getBytes(UTF_8))) {
      return false;
    }
    try {
      Signature verifier = Signature.getInstance("Ed25519");
      verifier.initVerify(key.publicKey());
      verifier.update(signed(message));
      return verifier.verify(signature);
    } catch (GeneralSecurityException e) {
      // The key is no point of the curve.
      return false;
    }
  }

  private byte[] signed(byte[] message) throws GeneralSecurityException {
    ByteArrayOutputStream signed = new ByteArrayOutputStream();
    signed.writeBytes(MAGIC);
    write(namespace, signed);
    write(reserved, signed);
    write(hash.getBytes(UTF_8), signed);
    write(MessageDigest.getInstance(HASHES.get(hash)).digest(message), signed);
    return signed.toByteArray();
  }

  private static void write(byte[] string, ByteArrayOutputStream out) {
    out.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(string.length).array());
    out.writeBytes(string);
  }
}
