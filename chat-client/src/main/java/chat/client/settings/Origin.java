package chat.client.settings;

/** Who said what a setting is. */
enum Origin {
  DEFAULT("default"),
  ENVIRONMENT("environment"),
  CONFIG("config"),
  COMMAND_LINE("command line"),
  /** Changed while it runs, and the file could not be written. */
  SESSION("until the end");

  private final String words;

  Origin(String words) {
    this.words = words;
  }

  @Override
  public String toString() {
    return words;
  }
}
