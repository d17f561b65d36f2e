package chat.server.account;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;

/** A cheap hash that records the cost of each hashing. */
final class CountingFunction implements PasswordFunction {
  private final ReentrantLock lock = new ReentrantLock();
  private final List<PasswordHash.Cost> costs = new ArrayList<>();

  @Override
  public byte[] hash(PasswordHash.Cost cost, byte[] salt, byte[] password, int length) {
    lock.lock();
    try {
      costs.add(cost);
    } finally {
      lock.unlock();
    }
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-512");
      digest.update(salt);
      return Arrays.copyOf(digest.digest(password), length);
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }

  /** Returns the cost of each hashing since the last call. */
  List<PasswordHash.Cost> takeCosts() {
    lock.lock();
    try {
      List<PasswordHash.Cost> taken = List.copyOf(costs);
      costs.clear();
      return taken;
    } finally {
      lock.unlock();
    }
  }
}
