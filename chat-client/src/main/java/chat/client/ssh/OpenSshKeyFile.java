package chat.client.ssh;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import chat.file.FileFailure;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.EdECPrivateKeySpec;
import java.security.spec.NamedParameterSpec;
import java.util.Arrays;
import java.util.Base64;

/**
 * A private key in a file of OpenSSH, like {@code ~/.ssh/id_ed25519}. The format is described in
 * OpenSSH's PROTOCOL.key. Immutable.
 */
public final class OpenSshKeyFile implements SshKey {
  private static final String BEGIN = "-----BEGIN OPENSSH PRIVATE KEY-----";
  private static final String END = "-----END OPENSSH PRIVATE KEY-----";
  private static final String MAGIC = "openssh-key-v1\0";
  private static final String ALGORITHM = "Ed25519";
  private static final int MAX_BYTES = 64 * 1024;
  private static final int KEY_BYTES = 32;

  private final byte[] publicKey;
  private final PrivateKey privateKey;

  private OpenSshKeyFile(byte[] publicKey, PrivateKey privateKey) {
    this.publicKey = publicKey;
    this.privateKey = privateKey;
  }

  /**
   * Reads a key.
   *
   * @throws SshKeyException if the file holds no Ed25519 key without a passphrase
   */
  public static OpenSshKeyFile read(Path file) throws SshKeyException {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] content = in.readNBytes(MAX_BYTES);
      OpenSshKeyFile key = parse(new String(content, ISO_8859_1));
      Arrays.fill(content, (byte) 0);
      return key;
    } catch (IOException e) {
      throw new SshKeyException("can't read %s: %s".formatted(file, FileFailure.reason(e)), e);
    } catch (SshKeyException e) {
      throw new SshKeyException("can't use the key %s: %s".formatted(file, e.getMessage()), e);
    }
  }

  /** Reads a file's content. The reason why it fails is a clause about "it", the key. */
  static OpenSshKeyFile parse(String content) throws SshKeyException {
    int begin = content.indexOf(BEGIN);
    int end = content.indexOf(END);
    if (begin < 0 || end < begin) {
      throw new SshKeyException(
          content.contains("PRIVATE KEY-----")
              ? "it is in an older format; ssh-keygen -p -f FILE converts it"
              : content.startsWith(TYPE)
                  ? "it is a public key; name the file without .pub"
                  : "it is no private key of OpenSSH");
    }
    return decode(decoded(content.substring(begin + BEGIN.length(), end)));
  }

  private static byte[] decoded(String base64) throws SshKeyException {
    try {
      return Base64.getDecoder().decode(base64.replaceAll("\\s", ""));
    } catch (IllegalArgumentException e) {
      throw new SshKeyException("it is damaged", e);
    }
  }

  private static OpenSshKeyFile decode(byte[] bytes) throws SshKeyException {
    SshReader reader = new SshReader("it", bytes);
    if (!new String(reader.take(MAGIC.length()), ISO_8859_1).equals(MAGIC)) {
      throw new SshKeyException("it is no private key of OpenSSH");
    }
    String cipher = reader.nextName();
    var unusedKdf = reader.nextName();
    var unusedKdfOptions = reader.nextString();
    long keys = reader.nextNumber();
    byte[] publicKey = reader.nextString();
    requireType(new SshReader("it", publicKey).nextName());
    if (!cipher.equals("none")) {
      throw new SshKeyException(
          "it has a passphrase; add it to the agent with ssh-add, then use --ssh-key agent");
    }
    if (keys != 1) {
      throw new SshKeyException("it is " + keys + " keys in one file");
    }
    return secret(publicKey, new SshReader("it", reader.nextString()));
  }

  private static OpenSshKeyFile secret(byte[] publicKey, SshReader secret) throws SshKeyException {
    // The same number twice; the second would differ if a passphrase were wrong.
    long check = secret.nextNumber();
    if (check != secret.nextNumber()) {
      throw new SshKeyException("it is damaged");
    }
    requireType(secret.nextName());
    byte[] point = secret.nextString();
    byte[] both = secret.nextString(); // the seed, then the point again
    if (point.length != KEY_BYTES || both.length != 2 * KEY_BYTES) {
      throw new SshKeyException("it is damaged");
    }
    byte[] seed = Arrays.copyOf(both, KEY_BYTES);
    try {
      PrivateKey key =
          KeyFactory.getInstance(ALGORITHM)
              .generatePrivate(new EdECPrivateKeySpec(NamedParameterSpec.ED25519, seed));
      return new OpenSshKeyFile(publicKey, key);
    } catch (GeneralSecurityException e) {
      throw new SshKeyException("it is damaged", e);
    } finally {
      Arrays.fill(both, (byte) 0);
    }
  }

  private static void requireType(String type) throws SshKeyException {
    if (!type.equals(TYPE)) {
      throw new SshKeyException("it is no Ed25519 key; ssh-keygen -t ed25519 makes one");
    }
  }

  @Override
  public byte[] publicKey() {
    return publicKey.clone();
  }

  @Override
  public byte[] sign(byte[] content) throws SshKeyException {
    try {
      Signature signature = Signature.getInstance(ALGORITHM);
      signature.initSign(privateKey);
      signature.update(content);
      return signature.sign();
    } catch (GeneralSecurityException e) {
      throw new SshKeyException("can't sign with the key: " + e.getMessage(), e);
    }
  }
}
