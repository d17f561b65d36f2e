package chat.server.net;

/** Where characters end in bytes that are UTF-8 as far as they go. */
final class Utf8Ends {
  private static final int MAX_BYTES = 4;

  private Utf8Ends() {}

  /** How many of the bytes are left if a character cut short at their end is left off. */
  static int wholeCharacters(byte[] bytes) {
    int end = bytes.length;
    for (int back = 1; back <= Math.min(MAX_BYTES, end); back++) {
      int lead = bytes[end - back] & 0xFF;
      boolean continues = lead >= 0x80 && lead < 0xC0;
      if (!continues) {
        return length(lead) > back ? end - back : end;
      }
    }
    return end;
  }

  private static int length(int lead) {
    if (lead < 0xC0) {
      return 1;
    }
    return lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : MAX_BYTES;
  }
}
