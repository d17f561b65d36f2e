package chat.client.ssh;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.nio.ByteBuffer;

/** Reads SSH's data types (RFC 4251, 5) from untrusted bytes. */
final class SshReader {
  private final String what;
  private final ByteBuffer bytes;

  /**
   * A reader of these bytes from their start.
   *
   * @param what names them where they end too early
   */
  SshReader(String what, byte[] bytes) {
    this.what = what;
    this.bytes = ByteBuffer.wrap(bytes);
  }

  int nextByte() throws SshKeyException {
    return take(1)[0] & 0xff;
  }

  /** Returns an unsigned 32-bit number. */
  long nextNumber() throws SshKeyException {
    return ByteBuffer.wrap(take(Integer.BYTES)).getInt() & 0xffff_ffffL;
  }

  /** Returns bytes that their length precedes. */
  byte[] nextString() throws SshKeyException {
    return take((int) Math.min(nextNumber(), Integer.MAX_VALUE));
  }

  /** Returns a name of ASCII characters. */
  String nextName() throws SshKeyException {
    return new String(nextString(), US_ASCII);
  }

  byte[] take(int count) throws SshKeyException {
    if (count > bytes.remaining()) {
      throw cutShort();
    }
    byte[] taken = new byte[count];
    bytes.get(taken);
    return taken;
  }

  private SshKeyException cutShort() {
    return new SshKeyException(what + " is cut short");
  }
}
