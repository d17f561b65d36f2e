package chat.server.account;

import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/**
 * Argon2id, version 1.3 (RFC 9106). Its library is loaded with the first password, not at start-up.
 * Any thread.
 */
final class Argon2id implements PasswordFunction {
  // Freed with its thread, which ends after a minute without a login.
  private final ThreadLocal<HashMemory> memory =
      ThreadLocal.withInitial(() -> new HashMemory(PasswordHash.Cost.USUAL.kib()));

  @Override
  public byte[] hash(PasswordHash.Cost cost, byte[] salt, byte[] password, int length) {
    Argon2BytesGenerator generator = new Argon2BytesGenerator();
    generator.init(
        new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
            .withVersion(Argon2Parameters.ARGON2_VERSION_13)
            .withMemoryAsKB(cost.kib())
            .withIterations(cost.passes())
            .withParallelism(cost.lanes())
            .withSalt(salt)
            .withBlockPool(memory.get())
            .build());
    byte[] hash = new byte[length];
    generator.generateBytes(password, hash);
    return hash;
  }
}
