package chat.client.net;

/** What outlives each link, so that the next one can go on from there. */
record Continuity(Outbox outbox, Places places, Lag lag) {
  /** Before the first link. */
  Continuity(Outbox outbox) {
    this(outbox, new Places(), new Lag());
  }
}
