package chat.server.history;

/** What one client experienced at one time of this process's monotonic clock, in nanoseconds. */
sealed interface Event {
  long nanos();

  String client();

  /**
   * A message was sent for the first time. Every text is unique.
   *
   * @param id 0 on the text wire
   */
  record Sent(long nanos, String client, long id, String room, String text) implements Event {}

  /**
   * The server acknowledged a message.
   *
   * @param connection the client's connections are numbered from 1
   * @param seq 0 if the server didn't name it
   * @param sent when the message was sent on this connection; 0 if it may have been stored during
   *     an earlier one
   */
  record Acked(
      long nanos,
      String client,
      int connection,
      long id,
      String room,
      long seq,
      String text,
      long sent)
      implements Event {}

  /**
   * A member received a message, or the acknowledgement of its own at its place among the others.
   *
   * @param seq 0 on the text wire
   */
  record Read(long nanos, String client, int connection, String room, long seq, String text)
      implements Event {}

  /**
   * A client was logged in.
   *
   * @param holder the client, or the account of which it is a device
   * @param lastId the highest id that the server has stored of it
   */
  record Welcomed(
      long nanos, String client, int connection, String holder, String nick, long lastId)
      implements Event {}

  /** A server was seen to own the log. */
  record Reign(long nanos, long epoch, String node) implements Event {
    @Override
    public String client() {
      return node;
    }
  }
}
