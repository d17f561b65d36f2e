package chat.protocol;

/** What a line typed by a person means. */
public sealed interface Typed {
  /** Something to send; a message that wants a number has 0. */
  record Message(ClientMessage message) implements Typed {}

  /** The person asks what can be typed. */
  record Help() implements Typed {}
}
