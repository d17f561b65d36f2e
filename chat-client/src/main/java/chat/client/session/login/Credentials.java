package chat.client.session.login;

import chat.client.net.LinkSecurity;
import chat.client.ssh.SshKey;
import chat.client.ssh.SshKeyException;
import chat.protocol.Nick;
import chat.protocol.account.Secret;
import java.util.List;
import java.util.Optional;

/** What proves an account without asking the person. The session thread calls it. */
public interface Credentials {
  /** None: only a password does. */
  Credentials NONE =
      new Credentials() {
        @Override
        public Optional<Secret> token(LinkSecurity security) {
          return Optional.empty();
        }

        @Override
        public boolean isThere(LinkSecurity security) {
          return false;
        }

        @Override
        public boolean isChosen() {
          return false;
        }

        @Override
        public List<SshKey> keys() {
          return List.of();
        }

        @Override
        public boolean isToRemember() {
          return false;
        }

        @Override
        public Optional<String> remember(Nick account, LinkSecurity security, Secret token) {
          return Optional.empty();
        }

        @Override
        public void forget() {
          // There is nothing to forget.
        }
      };

  /** Whether there is a token or a key for the server at the other end of such a link. */
  boolean isThere(LinkSecurity security);

  /** Returns a token for the server at the other end of such a link. */
  Optional<Secret> token(LinkSecurity security);

  /** Whether the user chose a token or a key for this start, so that nothing else will do. */
  boolean isChosen();

  /**
   * Returns the SSH keys to try, in order; empty if the user chose none.
   *
   * @throws SshKeyException if the user chose one that can't be used; its message says why
   */
  List<SshKey> keys() throws SshKeyException;

  /** Whether this device should stay logged in. */
  boolean isToRemember();

  /** Stores a token for the next start. Returns why it can't, if so. */
  Optional<String> remember(Nick account, LinkSecurity security, Secret token);

  /** The server has refused the stored token: it is not sent again. */
  void forget();
}
