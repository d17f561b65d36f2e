package chat.client.screen.page;

import chat.client.event.ChatLine;

/** What a page has one after the other. Immutable. */
public sealed interface PageLine {
  /** A message, and whether it concerns the person. */
  record Message(ChatLine line, boolean highlighted) implements PageLine {}

  /** What happened besides messages. */
  record News(String sentence) implements PageLine {}
}
