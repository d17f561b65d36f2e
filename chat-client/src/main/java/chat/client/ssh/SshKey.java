package chat.client.ssh;

import chat.protocol.account.Fingerprint;

/** An Ed25519 key that can sign. The thread that logs in calls it. */
public interface SshKey {
  /** The name of the only type of keys that log in. */
  String TYPE = "ssh-ed25519";

  /** Returns the public key as OpenSSH encodes it: its type, then its 32 bytes. */
  byte[] publicKey();

  /**
   * Returns the 64 bytes of an Ed25519 signature.
   *
   * @throws SshKeyException if the key cannot sign now; its message is for a person
   */
  byte[] sign(byte[] content) throws SshKeyException;

  /** Returns the fingerprint that {@code ssh-keygen -l} prints. */
  default Fingerprint fingerprint() {
    return Fingerprint.of(publicKey());
  }
}
