package chat.protocol;

import chat.protocol.account.Fingerprint;
import chat.protocol.account.Secret;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** A message about the client's account. ACCOUNTS.md. */
public sealed interface AccountMessage extends ServerMessage {
  /** The number that means a guest, who has no account. */
  long GUEST = 0;

  /**
   * The account that the client is logged in to from now on.
   *
   * @param nick its nick; empty for a guest
   * @param number its number, which is never used again; {@link #GUEST} for a guest
   * @param isBot whether it is a bot's, as far as the server says
   */
  record Account(Optional<Nick> nick, long number, boolean isBot) implements AccountMessage {
    /** A person's account. */
    public Account(Optional<Nick> nick, long number) {
      this(nick, number, false);
    }

    @Override
    public ServerVerb verb() {
      return ServerVerb.ACCOUNT;
    }

    @Override
    public void encode(FrameWriter frame) {
      frame.begin(verb()).token(nick.map(Nick::value).orElse("-"));
      frame.token(number);
      if (isBot) {
        frame.token(ServerVerb.BOT_MARK);
      }
      frame.end();
    }
  }

  /** The challenge that the client signs to log in with a key: letters and digits. */
  record Challenge(String nonce) implements AccountMessage {
    @Override
    public ServerVerb verb() {
      return ServerVerb.CHALLENGE;
    }

    @Override
    public void encode(FrameWriter frame) {
      frame.begin(verb()).token(nonce).end();
    }
  }

  /** The token with which a device logs in from now on. */
  record Token(long device, Secret token) implements AccountMessage {
    @Override
    public ServerVerb verb() {
      return ServerVerb.TOKEN;
    }

    @Override
    public void encode(FrameWriter frame) {
      frame.begin(verb()).token(device).endWith(token);
    }
  }

  /**
   * A device that has a token.
   *
   * @param createdMillis when it got its token, in milliseconds since 1970
   * @param seenMillis when it last logged in
   * @param isThis whether it is the device that is answered
   * @param limits what limits its token: the word {@code read}, and rooms; none if nothing does
   */
  record Device(
      long number,
      long createdMillis,
      long seenMillis,
      boolean isThis,
      List<String> limits,
      Text name)
      implements AccountMessage {
    /** The last token of the device that is answered. */
    static final String THIS_MARK = "this";

    public Device {
      limits = List.copyOf(limits);
    }

    /** A device whose token nothing limits. */
    public Device(long number, long createdMillis, long seenMillis, boolean isThis, Text name) {
      this(number, createdMillis, seenMillis, isThis, List.of(), name);
    }

    /** Returns what limits its token, for a person; empty if nothing does. */
    public String limitsSentence() {
      boolean isReadOnly = limits.contains("read");
      String rooms =
          limits.stream().filter(word -> word.startsWith("#")).collect(Collectors.joining(", "));
      return (isReadOnly ? ", may only read" : "") + (rooms.isEmpty() ? "" : ", only in " + rooms);
    }

    @Override
    public ServerVerb verb() {
      return ServerVerb.DEVICE;
    }

    @Override
    public void encode(FrameWriter frame) {
      frame.begin(verb()).token(number).token(createdMillis).token(seenMillis);
      if (isThis || !limits.isEmpty()) {
        frame.token(isThis ? THIS_MARK : "-");
      }
      limits.forEach(frame::token);
      frame.endWith(name);
    }
  }

  /**
   * An SSH key of the account.
   *
   * @param addedMillis when it was added, in milliseconds since 1970
   */
  record Key(Fingerprint key, long addedMillis, Text comment) implements AccountMessage {
    @Override
    public ServerVerb verb() {
      return ServerVerb.KEY;
    }

    @Override
    public void encode(FrameWriter frame) {
      frame.begin(verb()).token(key.toString()).token(addedMillis).endWith(comment);
    }
  }

  /**
   * How far the account has read a room, or its inbox.
   *
   * @param seq the last number read
   * @param isIn whether the account is in that room, so that its devices enter it
   */
  record Read(String place, long seq, boolean isIn) implements AccountMessage {
    /** The last token of a room that the account is in. */
    static final String IN_MARK = "in";

    @Override
    public ServerVerb verb() {
      return ServerVerb.READ;
    }

    @Override
    public void encode(FrameWriter frame) {
      frame.begin(verb()).token(place).token(seq);
      if (isIn) {
        frame.token(IN_MARK);
      }
      frame.end();
    }
  }
}
