package chat.server.hub;

import chat.protocol.ClientMessage;
import chat.protocol.Query;
import chat.server.hub.peer.RequestState;

/**
 * A request, or the start or end of a connection, that the hub carries out when its turn comes. The
 * hub's thread.
 *
 * @param bytes approximately what it takes in memory
 * @param preparation what precedes it if it joins a batch, carried out while no batch is open
 */
record Turn(Order order, int bytes, Runnable preparation, Action action) {
  private static final int BYTES = 100;

  /** Which place it has among the messages and topics of the open batch. */
  enum Order {
    /** No place: it changes nothing and has no answer. */
    NONE,
    /** In the batch, behind what that has already. */
    IN_BATCH,
    /** After the commit of what the same session has in the batch: its answers come in order. */
    AFTER_OWN,
    /** After the commit of all that is in the batch: it changes who is where. */
    AFTER_ALL;

    static Order of(ClientMessage request) {
      return switch (request.verb()) {
        case SAY, EMOTE, TELL -> IN_BATCH;
        case TOPIC -> request instanceof Query ? AFTER_OWN : IN_BATCH;
        case WHO, ROOMS, HISTORY, SEARCH -> AFTER_OWN;
        case PING, PONG -> NONE;
        case HELLO, JOIN, LEAVE, NICK, BYE -> AFTER_ALL;
      };
    }
  }

  /** What it does. */
  interface Action {
    RequestState run();
  }

  /** Returns the turn of something that is no request. */
  static Turn of(Order order, Runnable action) {
    return new Turn(
        order,
        BYTES,
        () -> {},
        () -> {
          action.run();
          return RequestState.PENDING;
        });
  }

  /** Returns the turn of a request. */
  static Turn of(ClientMessage request, Runnable preparation, Action action) {
    return new Turn(Order.of(request), BYTES + request.textBytes(), preparation, action);
  }
}
