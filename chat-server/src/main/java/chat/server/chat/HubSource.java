package chat.server.chat;

import chat.server.hub.peer.ChatAccess;
import chat.server.hub.peer.MessageEncoder;
import chat.server.hub.peer.PendingWriters;
import chat.server.log.LogException;
import chat.server.measure.ServerView;
import chat.server.time.TimeSource;
import java.time.Duration;
import java.util.Optional;

/**
 * Where a server gets its chat from: it has one from start to stop, or while it owns the log that
 * several servers share. Any thread.
 */
public interface HubSource {
  /** Opens a source. */
  interface Opening {
    /**
     * Returns a source that has not been started.
     *
     * @param options makes the settings of each hub that it opens
     * @param wires what it sends clients with while it has no hub
     * @throws LogException if what is stored can't be read
     */
    HubSource open(OpenChat.Options options, Wires wires, TimeSource time) throws LogException;
  }

  /**
   * What is needed to send a client something.
   *
   * @param frames encodes for clients that speak frames
   * @param text encodes for clients that speak none
   * @param writers starts the writers of connections that were handed something
   */
  record Wires(MessageEncoder frames, MessageEncoder text, PendingWriters writers) {}

  /** Returns where a connection that is accepted now hands what its client does. */
  ChatAccess access();

  /** Returns the chat, if this server has it now. */
  Optional<OpenChat> chat();

  /** Returns why this server does not have the chat now, for a person; empty if it does. */
  Optional<String> standsByBecause();

  /** Returns why clients should not be sent here, for a person; empty if they are served. */
  default Optional<String> notReadyBecause() {
    return standsByBecause();
  }

  /** Returns its part in the chat; empty if no other server has the same one. */
  default Optional<ServerView.Cluster> cluster() {
    return Optional.empty();
  }

  /** Returns whether its threads work: each answers before the limit. */
  boolean isLive(Duration limit) throws InterruptedException;

  /** Begins to carry out what clients do. Called once. */
  void start();

  /** Returns whether no other server has the same chat, or could have it. */
  default boolean isOnlyServer() {
    return true;
  }

  /** Sends clients to the other servers of the chat, if there are any; doesn't wait. */
  default void moveClients() {}

  /**
   * Carries out what clients have sent so far, and sends them BYE. Called once, after the start.
   *
   * @param limit how long their connections may take to send what is queued
   */
  void stop(Duration limit) throws InterruptedException;

  /** Closes what is stored, once no connection is open; also if it was never started. */
  void close();
}
