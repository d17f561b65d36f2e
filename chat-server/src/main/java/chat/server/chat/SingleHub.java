package chat.server.chat;

import chat.server.hub.peer.ChatAccess;
import chat.server.log.LogException;
import chat.server.log.storage.Storage;
import chat.server.time.TimeSource;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The chat of the only server of a log, which has it from start to stop. Any thread. */
public final class SingleHub implements HubSource {
  private static final Logger LOG = LoggerFactory.getLogger(SingleHub.class);

  private final OpenChat chat;

  /**
   * A chat that has not been started.
   *
   * @param storage closed with it; by the caller if this fails
   * @throws LogException if what is stored can't be read
   */
  public SingleHub(Storage storage, OpenChat.Options options, TimeSource time) throws LogException {
    this.chat =
        new OpenChat(storage, options, time, ended -> LOG.error("a bug: the log has ended", ended));
  }

  /** Returns what opens the chat that is stored here. */
  public static Opening of(Storage storage) {
    return (options, wires, time) -> new SingleHub(storage, options, time);
  }

  @Override
  public ChatAccess access() {
    return chat.hub();
  }

  @Override
  public Optional<OpenChat> chat() {
    return Optional.of(chat);
  }

  @Override
  public Optional<String> standsByBecause() {
    return Optional.empty();
  }

  @Override
  public boolean isLive(Duration limit) throws InterruptedException {
    return chat.hub().answersWithin(limit);
  }

  @Override
  public void start() {
    chat.start();
  }

  @Override
  public void stop(Duration limit) throws InterruptedException {
    chat.stop(limit);
  }

  @Override
  public void close() {
    chat.close();
  }
}
