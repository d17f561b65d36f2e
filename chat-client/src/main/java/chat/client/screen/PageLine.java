package chat.client.screen;

import chat.client.event.ChatLine;

/** What a page has one after the other. Immutable. */
sealed interface PageLine {
  /** A message, and whether it concerns the person. */
  record Message(ChatLine line, boolean highlighted) implements PageLine {}

  /** What happened besides messages. */
  record News(String sentence) implements PageLine {}
}
