package chat.client.net;

/** What is spoken on a connection. */
public enum Wire {
  /** Nothing was sent yet, so both are possible. */
  UNDECIDED,
  FRAMES,
  TEXT
}
