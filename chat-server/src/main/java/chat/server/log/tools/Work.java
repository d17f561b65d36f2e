package chat.server.log.tools;

/** Gets how far a task is, which may take minutes. The thread that runs the task calls it. */
public interface Work {
  /** Ignores how far a task is. */
  Work UNOBSERVED =
      new Work() {
        @Override
        public void begin(String what, long total) {}

        @Override
        public void done(long count) {}
      };

  /**
   * Begins a part of the task.
   *
   * @param what a clause for people, like {@code exporting messages}
   * @param total how much there is to do; 0 if that is unknown
   */
  void begin(String what, long total);

  /** Sets how much of the part is done. */
  void done(long count);
}
