package chat.server.log.search.throttle;

/** The processors that this process may use, and what has used them. One thread. */
interface Processors {
  /**
   * Returns how many processors nobody has used since the last call, on average; 0 if that is
   * unknown.
   */
  double idle();

  /** Returns how long the calling thread has used a processor until now, in nanoseconds. */
  long usedByThreadNanos();
}
