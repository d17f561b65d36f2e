package chat.protocol;

/** What a line typed by a person means. */
public sealed interface Typed {
  /** Something to send; a message that wants a number has 0. */
  record Message(ClientMessage message) implements Typed {}

  /**
   * The person asks what can be typed: about one command, as a word like {@code /msg} whether it is
   * known or not, or with an empty string about all.
   */
  record Help(String about) implements Typed {}
}
