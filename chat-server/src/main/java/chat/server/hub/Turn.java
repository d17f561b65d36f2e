package chat.server.hub;

import chat.protocol.ClientMessage;
import chat.protocol.ModRequest;
import chat.protocol.Query;
import chat.server.hub.peer.RequestState;
import chat.server.hub.peer.Session;

/**
 * A request, or the start or end of a connection, that the hub carries out when its turn comes. The
 * hub's thread.
 */
sealed interface Turn {
  /** What a turn takes in memory besides its text. */
  int BYTES = 100;

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
        case SAY, EMOTE, TELL, EDIT, DELETE -> IN_BATCH;
        case TOPIC -> request instanceof Query ? AFTER_OWN : IN_BATCH;
        case WHO, ROOMS, HISTORY, SEARCH -> AFTER_OWN;
        case MOD -> of(((ModRequest) request).action());
        case READ, PING, PONG -> NONE;
        case HELLO, JOIN, LEAVE, NICK, AUTH, BYE -> AFTER_ALL;
      };
    }

    private static Order of(ModRequest.Action action) {
      return switch (action) {
        case ROOM, BANS, REPORTS, RULES, MOTD -> AFTER_OWN;
        case SET, INVITE, UNINVITE, OP, DEOP, VOICE, DEVOICE, GIVE, CLAIM -> AFTER_ALL;
        case KICK, BAN, MUTE, UNBAN, REPORT, RESOLVE -> AFTER_ALL;
      };
    }
  }

  Order order();

  /** Returns approximately how many bytes it takes in memory. */
  int bytes();

  /** Carries out what precedes it if it joins a batch, while no batch is open. */
  void prepare();

  RequestState run();

  /** What a client requests. */
  record Requested(Requests requests, Session session, ClientMessage request) implements Turn {
    @Override
    public Order order() {
      return Order.of(request);
    }

    @Override
    public int bytes() {
      return BYTES + request.textBytes();
    }

    @Override
    public void prepare() {
      requests.prepare(session, request);
    }

    @Override
    public RequestState run() {
      return requests.carryOut(session, request);
    }
  }

  /** Something that is no request, and never joins a batch. */
  record Action(Order order, Runnable action) implements Turn {
    @Override
    public int bytes() {
      return BYTES;
    }

    @Override
    public void prepare() {}

    @Override
    public RequestState run() {
      action.run();
      return RequestState.PENDING;
    }
  }
}
