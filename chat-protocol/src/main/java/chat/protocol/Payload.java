package chat.protocol;

import java.util.Arrays;

/**
 * The bytes {@code [from, to)} of one frame, still in the buffer they were read into: to be decoded
 * before the next read.
 */
public record Payload(byte[] bytes, int from, int to) {
  int indexOf(byte wanted, int start) {
    int i = start;
    while (i < to && bytes[i] != wanted) {
      i++;
    }
    return i;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Payload p && Arrays.equals(bytes, from, to, p.bytes, p.from, p.to);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(Arrays.copyOfRange(bytes, from, to));
  }
}
