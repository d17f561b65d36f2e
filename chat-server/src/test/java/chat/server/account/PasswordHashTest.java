package chat.server.account;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator.Block;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Hashes are those of the reference implementation, and stored as other programs store them. */
class PasswordHashTest {
  private static final byte[] PASSWORD = "password".getBytes(UTF_8);

  @ParameterizedTest
  @CsvSource({
    "65536, 2, 1, somesalt, 09316115d5cf24ed5a15a31a3ba326e5cf32edc24702987c02b6566f61913cf7",
    "256, 2, 1, somesalt, 9dfeb910e80bad0311fee20f9c0e2b12c17987b4cac90c2ef54d5b3021c68bfe",
    "256, 2, 2, somesalt, 6d093c501fd5999645e0ea3bf620d7b8be7fd2db59c20d9fff9539da2bf57037",
  })
  void hashIsTheOneOfTheReferenceImplementation(
      int kib, int passes, int lanes, String salt, String hash) {
    PasswordHash.Cost cost = new PasswordHash.Cost(kib, passes, lanes);
    assertArrayEquals(
        HexFormat.of().parseHex(hash),
        new Argon2id().hash(cost, salt.getBytes(UTF_8), PASSWORD, 32));
  }

  @Test
  void hashOfAnotherProgramIsReadAndMatches() {
    String stored =
        "$argon2id$v=19$m=256,t=2,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4";
    PasswordHash hash = PasswordHash.parse(stored).orElseThrow();
    assertEquals(stored, hash.stored());
    try (PasswordHashing hashing = new PasswordHashing(new Argon2id(), PasswordHash.Cost.USUAL)) {
      assertTrue(hashing.matches(PASSWORD, hash));
      assertFalse(hashing.matches("Password".getBytes(UTF_8), hash));
      assertTrue(hashing.isOutdated(hash));
    }
  }

  @Test
  void newHashHasASaltOfItsOwnAndItsCost() {
    try (PasswordHashing hashing =
        new PasswordHashing(new Argon2id(), new PasswordHash.Cost(256, 1, 1))) {
      PasswordHash one = hashing.make(PASSWORD);
      PasswordHash other = hashing.make(PASSWORD);
      assertNotEquals(one.stored(), other.stored());
      assertEquals(Optional.of(one), PasswordHash.parse(one.stored()));
      assertTrue(one.stored().startsWith("$argon2id$v=19$m=256,t=1,p=1$"), one.stored());
      assertTrue(hashing.matches(PASSWORD, one));
      assertTrue(hashing.matches(PASSWORD, other));
      assertFalse(hashing.matches(PASSWORD, hashing.dummy()));
      assertFalse(hashing.isOutdated(one));
    }
  }

  @Test
  void hashingsOfAThreadShareTheirMemory() {
    HashMemory memory = new HashMemory(2);
    Block first = memory.allocate();
    Block second = memory.allocate();
    Block third = memory.allocate();
    memory.deallocate(first);
    memory.deallocate(second);
    memory.deallocate(third);
    assertEquals(2, memory.retainedKib());
    assertSame(second, memory.allocate());
    assertSame(first, memory.allocate());
    assertEquals(0, memory.retainedKib());
  }

  @Test
  void furtherHashingsLeaveLittleGarbage() {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    Argon2id function = new Argon2id();
    function.hash(PasswordHash.Cost.USUAL, PASSWORD, PASSWORD, 32);
    long before = threads.getThreadAllocatedBytes(Thread.currentThread().getId());
    function.hash(PasswordHash.Cost.USUAL, PASSWORD, PASSWORD, 32);
    long bytes = threads.getThreadAllocatedBytes(Thread.currentThread().getId()) - before;
    // The first one takes 19 MiB.
    assertTrue(bytes < 1 << 20, "bytes: " + bytes);
  }

  @Test
  void hashIsTheSameInMemoryThatWasUsed() {
    Argon2id function = new Argon2id();
    PasswordHash.Cost cost = new PasswordHash.Cost(64, 1, 1);
    byte[] first = function.hash(cost, PASSWORD, PASSWORD, 32);
    assertFalse(Arrays.equals(first, function.hash(cost, new byte[16], PASSWORD, 32)));
    assertArrayEquals(first, function.hash(cost, PASSWORD, PASSWORD, 32));
  }

  @Test
  void smallHeapPaysWithTimeInsteadOfMemory() {
    long mebibyte = 1 << 20;
    assertEquals(PasswordHash.Cost.OF_SMALL_HEAP, PasswordHash.Cost.of(127 * mebibyte));
    assertEquals(PasswordHash.Cost.USUAL, PasswordHash.Cost.of(128 * mebibyte));
    assertEquals(1, PasswordHashing.threads(255 * mebibyte));
    assertEquals(2, PasswordHashing.threads(256 * mebibyte));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "password",
        "$argon2i$v=19$m=256,t=2,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4",
        "$argon2id$v=16$m=256,t=2,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4",
        "$argon2id$v=19$m=256,t=2,p=1$c29tZXNhbHQ$",
        "$argon2id$v=19$m=256,t=2,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rE",
        // A gigabyte, a hundred passes, none, no memory for its lanes.
        "$argon2id$v=19$m=1048576,t=2,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4",
        "$argon2id$v=19$m=256,t=100,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4",
        "$argon2id$v=19$m=256,t=0,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4",
        "$argon2id$v=19$m=8,t=2,p=2$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4",
        "$argon2id$v=19$m=999999999,t=2,p=0$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4",
      })
  void storedTextThatIsNoHashOrCostsTooMuchIsNone(String stored) {
    assertEquals(Optional.empty(), PasswordHash.parse(stored));
  }

  @Test
  void hashIsNotPrinted() {
    try (PasswordHashing hashing = new PasswordHashing(new Argon2id(), ServiceSetup.COST)) {
      String printed = hashing.make(PASSWORD).toString();
      assertFalse(printed.contains("argon2"), printed);
    }
  }
}
