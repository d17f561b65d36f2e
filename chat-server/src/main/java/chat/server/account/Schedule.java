package chat.server.account;

/** Runs work on the accounts' thread, in the order in which it is due. */
interface Schedule {
  /** Runs work after some nanoseconds; 0 for as soon as possible. Returns at once. */
  void after(long nanos, Runnable work);
}
