package chat.server.account;

/** Hashes passwords, which costs memory and time on purpose. Any thread. */
interface PasswordFunction {
  /** Returns the hash of a password, of this many bytes. */
  byte[] hash(PasswordHash.Cost cost, byte[] salt, byte[] password, int length);
}
