package chat.server.account;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;

/** Reads SSH's encoding: numbers of 4 bytes, and strings after their length. One thread. */
final class SshReader {
  private static final int NUMBER_BYTES = 4;
  private static final int BYTE_MASK = 0xFF;

  private final byte[] bytes;
  private int at;

  SshReader(byte[] bytes) {
    this.bytes = bytes;
  }

  /** Reports malformed bytes. */
  static final class MalformedException extends Exception {
    private static final long serialVersionUID = 1L;

    MalformedException(String what) {
      super(what);
    }
  }

  int number() throws MalformedException {
    byte[] read = take(NUMBER_BYTES);
    int number = 0;
    for (byte b : read) {
      number = number << Byte.SIZE | (b & BYTE_MASK);
    }
    return number;
  }

  byte[] string() throws MalformedException {
    return take(number());
  }

  /** Reads a string that must have this text. */
  void expect(String text) throws MalformedException {
    if (!Arrays.equals(string(), text.getBytes(UTF_8))) {
      throw new MalformedException("it has no \"" + text + "\" where that belongs");
    }
  }

  byte[] take(int count) throws MalformedException {
    if (count < 0 || count > bytes.length - at) {
      throw new MalformedException("it ends too early");
    }
    at += count;
    return Arrays.copyOfRange(bytes, at - count, at);
  }

  void expectEnd() throws MalformedException {
    if (at < bytes.length) {
      throw new MalformedException("more follows its end");
    }
  }
}
