package chat.server.logging;

import static java.nio.charset.StandardCharsets.UTF_8;

import ch.qos.logback.classic.encoder.JsonEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.encoder.EncoderBase;

/**
 * Writes a log event as one JSON object on a line of its own. Escapes what Logback's encoder leaves
 * as it is, although a terminal may act on it. The thread that writes the log.
 */
final class JsonLineEncoder extends EncoderBase<ILoggingEvent> {
  private final JsonEncoder json = new JsonEncoder();

  JsonLineEncoder() {
    json.setWithSequenceNumber(false);
    json.setWithNanoseconds(false);
    json.setWithContext(false);
    json.setWithMarkers(false);
    json.setWithMDC(false);
    json.setWithKVPList(false);
    json.setWithArguments(false);
    // The pattern without its arguments says little.
    json.setWithMessage(false);
    json.setWithFormattedMessage(true);
  }

  @Override
  public void start() {
    json.setContext(getContext());
    json.start();
    super.start();
  }

  @Override
  public byte[] encode(ILoggingEvent event) {
    // Outside of its strings, an object has printable characters only.
    String object = new String(json.encode(event), UTF_8).strip();
    return (Printable.escaped(object) + "\n").getBytes(UTF_8);
  }

  @Override
  public byte[] headerBytes() {
    return new byte[0];
  }

  @Override
  public byte[] footerBytes() {
    return new byte[0];
  }
}
