package chat.client.ssh;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;

/** Writes SSH's data types (RFC 4251, 5). */
final class SshWriter {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  SshWriter raw(byte[] content) {
    bytes.writeBytes(content);
    return this;
  }

  SshWriter raw(String ascii) {
    return raw(ascii.getBytes(US_ASCII));
  }

  SshWriter number(int value) {
    return raw(ByteBuffer.allocate(Integer.BYTES).putInt(value).array());
  }

  /** Writes bytes after their length. */
  SshWriter string(byte[] content) {
    return number(content.length).raw(content);
  }

  SshWriter string(String ascii) {
    return string(ascii.getBytes(US_ASCII));
  }

  byte[] toByteArray() {
    return bytes.toByteArray();
  }
}
