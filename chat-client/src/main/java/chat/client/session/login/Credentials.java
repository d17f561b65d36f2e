package chat.client.session.login;

import chat.client.net.LinkSecurity;
import chat.client.ssh.SshKey;
import chat.client.ssh.SshKeyException;
import chat.protocol.Nick;
import chat.protocol.account.Secret;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * The tokens and keys that log in without a question. The session thread calls it. The messages of
 * its exceptions are for a person.
 */
public interface Credentials {
  /** Returns whether the user chose a token or a key for this start, and so no other login. */
  boolean isChosen();

  /** Returns whether this server may get what was meant for the one of the last link. */
  boolean mayCarryOver();

  /** Returns a token for the server at the other end of such a link, if there is one. */
  Optional<Secret> token(LinkSecurity security) throws IOException;

  /** Returns the SSH keys to try, in order; empty if the user chose none. */
  List<SshKey> keys() throws SshKeyException;

  /** Returns whether to request a token for the next start. */
  boolean isToRemember();

  /** Returns this device's name for its user. */
  String deviceName();

  /** Stores the token that the server at the other end of such a link gave this device. */
  void remember(Nick nick, LinkSecurity security, Secret token) throws IOException;

  /** Removes the token that was sent last from what is stored for this server, which refused it. */
  void refused() throws IOException;

  /** Removes the stored token that was sent last for all servers: it is no longer valid. */
  void loggedOut() throws IOException;
}
