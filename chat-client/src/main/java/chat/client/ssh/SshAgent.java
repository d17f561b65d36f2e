package chat.client.ssh;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Asks ssh-agent for its keys and for signatures (RFC 9987), over its Unix domain socket. Each
 * request is a connection of its own. The thread that logs in calls it, and waits at most five
 * seconds.
 */
public final class SshAgent {
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private static final int FAILURE = 5;
  private static final int REQUEST_IDENTITIES = 11;
  private static final int IDENTITIES_ANSWER = 12;
  private static final int SIGN_REQUEST = 13;
  private static final int SIGN_RESPONSE = 14;

  /** The most keys to read; an answer of 256 KiB could hold thousands. */
  private static final int MAX_KEYS = 1_000;

  private static final int SIGNATURE_BYTES = 64;
  private static final String ANSWER = "the SSH agent's answer";

  private final Path socket;
  private final Duration patience;

  /** The agent that listens at this socket, which the variable {@code SSH_AUTH_SOCK} names. */
  public SshAgent(Path socket) {
    this(socket, PATIENCE);
  }

  SshAgent(Path socket, Duration patience) {
    this.socket = socket;
    this.patience = patience;
  }

  /**
   * Returns the agent's Ed25519 keys, in its order.
   *
   * @throws SshKeyException if there is no agent, or it answers nothing that can be used
   */
  public List<SshKey> keys() throws SshKeyException {
    SshReader answer = ask(new SshWriter(), REQUEST_IDENTITIES, IDENTITIES_ANSWER);
    long count = answer.nextNumber();
    List<SshKey> keys = new ArrayList<>();
    for (long i = 0; i < Math.min(count, MAX_KEYS); i++) {
      byte[] publicKey = answer.nextString();
      var unusedComment = answer.nextString();
      if (new SshReader(ANSWER, publicKey).nextName().equals(SshKey.TYPE)) {
        keys.add(new AgentKey(publicKey));
      }
    }
    return keys;
  }

  private SshReader ask(SshWriter content, int request, int expected) throws SshKeyException {
    byte[] message =
        new SshWriter().raw(new byte[] {(byte) request}).raw(content.toByteArray()).toByteArray();
    SshReader answer = new SshReader(ANSWER, new AgentExchange(socket, patience).exchange(message));
    int type = answer.nextByte();
    if (type != expected) {
      throw new SshKeyException(
          type == FAILURE
              ? "the SSH agent refused; is it locked (ssh-add -X), or was the key's use denied?"
              : "the SSH agent answered something else");
    }
    return answer;
  }

  /** A key that stays in the agent. */
  private final class AgentKey implements SshKey {
    private final byte[] publicKey;

    AgentKey(byte[] publicKey) {
      this.publicKey = publicKey;
    }

    @Override
    public byte[] publicKey() {
      return publicKey.clone();
    }

    @Override
    public byte[] sign(byte[] content) throws SshKeyException {
      SshWriter request = new SshWriter().string(publicKey).string(content).number(0);
      SshReader signature =
          new SshReader(ANSWER, ask(request, SIGN_REQUEST, SIGN_RESPONSE).nextString());
      String type = signature.nextName();
      byte[] signed = signature.nextString();
      if (!type.equals(TYPE) || signed.length != SIGNATURE_BYTES) {
        throw new SshKeyException("the SSH agent's signature is not of Ed25519");
      }
      return signed;
    }
  }
}
