package chat.client.screen.jline;

/** What a terminal sends for a key. */
final class Key {
  static final String ENTER = "\r";
  static final String TAB = "\t";
  static final String BACKSPACE = "\u007f";
  static final String UP = "\u001bOA";
  static final String DOWN = "\u001bOB";
  static final String LEFT = "\u001bOD";

  private Key() {}

  static String ctrl(char key) {
    return String.valueOf((char) (key & 0x1f));
  }

  static String alt(char key) {
    return "\u001b" + key;
  }
}
