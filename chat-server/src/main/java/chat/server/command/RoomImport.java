package chat.server.command;

import chat.protocol.account.ClientId;
import chat.server.log.Draft;
import chat.server.log.LogException;
import chat.server.log.LogName;
import chat.server.log.NamedRoom;
import chat.server.log.StoredRoom;
import chat.server.log.moderation.ModerationStore;
import chat.server.log.moderation.PrivateRoom;
import chat.server.log.moderation.RoomSettings;
import chat.server.log.sqlite.SqliteLog;
import chat.server.log.tools.Work;
import chat.server.transcript.Said;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Stores messages in a new room, batch by batch, or none of them. The main thread. */
final class RoomImport {
  private static final int MAX_BATCH = 1_000;
  private static final int MAX_BATCH_BYTES = 1 << 20;

  /** Where the messages come from, in order. */
  interface Source {
    /** Returns the next message; empty at the end. */
    Optional<Said> next() throws IOException, LogException;
  }

  private final SqliteLog log;
  private final NamedRoom room;
  private final Interruption interruption;

  // Nobody knows the secret of this client, so nobody can go on as the author of what is imported.
  private final String author = ClientId.random().digest();
  private boolean isStored;

  RoomImport(SqliteLog log, NamedRoom room, Interruption interruption) {
    this.log = log;
    this.room = room;
    this.interruption = interruption;
  }

  /**
   * Stores all messages of a source, and returns how many there were.
   *
   * @throws LogException if not all were stored: then those that were are deleted
   */
  long store(Source source, Work work) throws LogException, IOException {
    StoredRoom stored = find();
    if (stored.hasMessages()) {
      throw new LogException(
          "the room %s has messages: name a new one, or delete it first with --delete-room, also what is left of a killed import"
              .formatted(room));
    }
    try {
      return storeBatches(source, stored.log(), work);
    } catch (LogException | IOException e) {
      delete(stored.log(), e);
      throw e;
    }
  }

  /** Returns the public room of a name, which may be a new one, or the room with a log. */
  private StoredRoom find() throws LogException {
    ModerationStore moderation = log.moderation();
    List<LogName> hidden =
        moderation.privateRooms().stream()
            .map(PrivateRoom::settings)
            .map(RoomSettings::room)
            .filter(known -> known.room().equals(room.name()))
            .toList();
    Optional<LogName> named = hidden.stream().filter(room::names).findFirst();
    if (named.isPresent()) {
      return log.privateRoom(named.get());
    }
    // As the server opens it: its settings may be stored, and private rooms may have its name.
    List<RoomSettings> known = moderation.named(room.name().key());
    LogName ifNew =
        known.isEmpty() ? LogName.next(room.name(), hidden.stream()) : known.get(0).room();
    Optional<StoredRoom> stored = log.room(room.name());
    if (room.log().isPresent() && !room.names(stored.map(StoredRoom::log).orElse(ifNew))) {
      throw new LogException(
          "there is no room %s: name a new one without a number".formatted(room));
    }
    return stored.isPresent() ? stored.get() : log.openRoom(ifNew);
  }

  private long storeBatches(Source source, LogName name, Work work)
      throws LogException, IOException {
    long count = 0;
    work.begin("importing into " + room, 0);
    List<Draft> batch = batch(source, name);
    while (!batch.isEmpty()) {
      if (interruption.isRequested()) {
        throw new LogException("interrupted");
      }
      isStored = true;
      log.append(batch);
      count += batch.size();
      work.done(count);
      batch = batch(source, name);
    }
    return count;
  }

  private List<Draft> batch(Source source, LogName name) throws LogException, IOException {
    List<Draft> batch = new ArrayList<>();
    int bytes = 0;
    while (batch.size() < MAX_BATCH && bytes < MAX_BATCH_BYTES) {
      Optional<Said> next = source.next();
      if (next.isEmpty()) {
        return batch;
      }
      Said said = next.get();
      batch.add(
          new Draft(name, author, 0, said.epochMillis(), said.nick(), said.kind(), said.text()));
      bytes += said.text().byteLength();
    }
    return batch;
  }

  private void delete(LogName name, Exception cause) throws LogException {
    if (!isStored) {
      return;
    }
    try {
      log.deleteRooms(List.of(name));
    } catch (LogException e) {
      cause.addSuppressed(e);
      throw new LogException(
          "%s. A part of the room %s is stored: delete it with --delete-room"
              .formatted(cause.getMessage(), room),
          cause);
    }
  }
}
