package chat.client;

import chat.client.net.Links;
import chat.client.net.Wire;
import chat.protocol.ClientMessage;

/**
 * Sends one message and takes leave. The stdin thread runs it, instead of reading; the leave is
 * sent once the message is answered.
 */
final class OneMessage implements Runnable {
  private final Links links;
  private final Login login;
  private final Speaker speaker;
  private final ClientMessage.Say message;
  private volatile boolean handedOver;

  OneMessage(Links links, Login login, Speaker speaker, ClientMessage.Say message) {
    this.links = links;
    this.login = login;
    this.speaker = speaker;
    this.message = message;
  }

  @Override
  public void run() {
    try {
      send();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Whether it is on its way; if it is neither pending nor refused then, it is stored. */
  boolean isHandedOver() {
    return handedOver;
  }

  private void send() throws InterruptedException {
    Wire wire = links.awaitWire();
    if (wire == Wire.FRAMES && login.awaitWelcome()) {
      handedOver = speaker.send(message);
      speaker.bye();
    } else if (wire == Wire.TEXT) {
      // Nothing is said to a server that would not say whether it has got it.
      links.close();
    }
  }
}
