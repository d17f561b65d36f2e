package chat.server.history;

/** Something that may never happen, whatever fails. */
record Violation(Kind kind, String what) {
  enum Kind {
    /** Acknowledged, and not stored. */
    LOST,
    /** Stored at another place, or for another author, than was acknowledged. */
    ACKED_ELSEWHERE,
    /** Stored more than once. */
    STORED_TWICE,
    /** Stored, and sent by nobody. */
    NEVER_SENT,
    /** Sent by a client that repeats it until it is answered, and never acknowledged. */
    UNANSWERED,
    /** The numbers of a room are not 1, 2, 3, … */
    GAP_IN_ROOM,
    /** An author's messages are stored in another order than it sent them. */
    REORDERED,
    /** A reader got a number twice, or not at all. */
    READ_GAP,
    /** A reader got another text than is stored. */
    READ_DIFFERS,
    /** A reader did not get the last messages. */
    READ_ENDS_EARLY,
    /** Two held one nick at the same time. */
    SHARED_NICK,
    /** WELCOME named a lower id than was acknowledged before. */
    FORGOTTEN_ID,
    /** Two servers had one epoch, or epochs fell. */
    EPOCH
  }
}
