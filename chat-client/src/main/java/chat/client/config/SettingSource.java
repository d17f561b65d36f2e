package chat.client.config;

/** Where the value of a setting comes from. */
enum SettingSource {
  DEFAULT("default"),
  ENVIRONMENT("environment"),
  CONFIG("config"),
  COMMAND_LINE("command line"),
  /** A change while the client runs that could not be written to the file. */
  SESSION("this session only");

  private final String words;

  SettingSource(String words) {
    this.words = words;
  }

  @Override
  public String toString() {
    return words;
  }
}
