package chat.client.session.state;

import chat.protocol.ClientMessage;

/** The requests whose answers have several parts. The session thread owns them. */
public record OpenRequests(LookUps lookUps, ModRequests mods) {
  /** No requests yet. */
  public OpenRequests() {
    this(new LookUps(), new ModRequests());
  }

  /** Remembers a request that was handed to the link, if its answer has several parts. */
  public void sent(ClientMessage message) {
    lookUps.sent(message);
    mods.sent(message);
  }

  /** Forgets all requests: the server answers none from an earlier link. */
  public void clear() {
    lookUps.clear();
    mods.clear();
  }
}
