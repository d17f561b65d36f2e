package chat.client.ui;

/** Where things are shown. Any thread; each call's lines stay together. */
public interface View {
  void message(ChatLine line);

  /** A message from before one came, or one that was looked for. */
  void earlier(ChatLine line);

  /** An error, or the answer to what was asked for. */
  void notice(String sentence);

  /** What others do, and what a person at a terminal wants to know without asking. */
  void news(String sentence);

  /** Plain text of a server that is no chat server: the bytes {@code [from, to)}. */
  void text(byte[] bytes, int from, int to);

  /** No plain text came for a moment. */
  void pause();

  /** Asks the person; the answer will be the next line typed. */
  void ask(String question);
}
