package chat.server.hub.peer;

/** Whether a request is answered when the hub has carried it out. */
public enum RequestState {
  /** Its answers are queued. */
  ANSWERED,
  /** A commit or a replay answers it, and reports that to {@link Peer#answered}. */
  PENDING,
  /** It was not carried out: it must follow the commit of the open batch. */
  POSTPONED
}
