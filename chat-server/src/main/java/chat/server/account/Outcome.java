package chat.server.account;

import chat.protocol.ErrorCode;
import chat.protocol.Nick;
import chat.protocol.account.Secret;
import chat.server.log.account.ReadMark;
import chat.server.log.account.StoredDevice;
import chat.server.log.account.StoredKey;
import chat.server.log.account.TokenScope;
import java.util.List;
import java.util.OptionalLong;

/** The result of a request to the {@link Authenticator}. */
public sealed interface Outcome {
  /**
   * The client has proved that an account is its own.
   *
   * @param account the account's number, from 1
   * @param nick the account's nick
   * @param device the device whose token it was; empty for other proofs
   * @param scope what the proof allows
   * @param marks what the account has read, and in which rooms it is
   */
  record LoggedIn(
      long account, Nick nick, OptionalLong device, TokenScope scope, List<ReadMark> marks)
      implements Outcome {
    public LoggedIn {
      marks = List.copyOf(marks);
    }

    /** By a proof that allows whatever the account may do. */
    public LoggedIn(long account, Nick nick, OptionalLong device, List<ReadMark> marks) {
      this(account, nick, device, TokenScope.ALL, marks);
    }
  }

  /** A device was added; the receiver closes the token once it is sent. */
  record Token(long device, Secret token) implements Outcome {}

  /** The devices of an account, the oldest first. */
  record Devices(List<StoredDevice> devices) implements Outcome {
    public Devices {
      devices = List.copyOf(devices);
    }
  }

  /** The keys of an account. */
  record Keys(List<StoredKey> keys) implements Outcome {
    public Keys {
      keys = List.copyOf(keys);
    }
  }

  /** The request succeeded and has no other result. */
  record Done() implements Outcome {}

  /**
   * The request was refused.
   *
   * @param sentence why, for a person
   */
  record Refused(ErrorCode code, String sentence) implements Outcome {}
}
