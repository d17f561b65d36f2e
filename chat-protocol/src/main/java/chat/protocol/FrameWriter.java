package chat.protocol;

import chat.protocol.account.Secret;
import java.util.List;
import java.util.OptionalLong;

/**
 * Encodes frames into a {@link ByteSink}: a 4-byte big-endian length, then a head line of tokens
 * and, for some verbs, a line feed and a text. PROTOCOL.md, Frames. One thread.
 */
public final class FrameWriter {
  private static final int LENGTH_BYTES = 4;
  private static final byte[] NO_LENGTH_YET = new byte[LENGTH_BYTES];

  private final ByteSink sink;
  private int start;

  public FrameWriter(ByteSink sink) {
    this.sink = sink;
  }

  FrameWriter begin(Enum<?> verb) {
    start = sink.size();
    sink.put(NO_LENGTH_YET, 0, LENGTH_BYTES).put(verb.name());
    return this;
  }

  FrameWriter token(String token) {
    sink.put((byte) ' ').put(token);
    return this;
  }

  FrameWriter token(long number) {
    sink.put((byte) ' ').put(number);
    return this;
  }

  /** Appends an optional number. An absent one is left off, so it has to be the last token. */
  FrameWriter lastToken(OptionalLong number) {
    if (number.isPresent()) {
      token(number.getAsLong());
    }
    return this;
  }

  /** Appends an account, the last token. A guest's is left off. */
  FrameWriter lastAccount(long account) {
    return lastAccount(account, false);
  }

  /** Appends an account and the mark of a bot, the last tokens. A guest without it is left off. */
  FrameWriter lastAccount(long account, boolean isBot) {
    if (account == AccountMessage.GUEST && !isBot) {
      return this;
    }
    token(account);
    return isBot ? token(ServerVerb.BOT_MARK) : this;
  }

  /** Appends an optional id, an account and the mark of a bot, the last tokens of a message. */
  FrameWriter lastIdAndAccount(OptionalLong ownId, long account, boolean isBot) {
    if (ownId.isEmpty() && (account != AccountMessage.GUEST || isBot)) {
      token("-");
    }
    return lastToken(ownId).lastAccount(account, isBot);
  }

  void end() {
    sink.setInt(start, sink.size() - start - LENGTH_BYTES);
  }

  /** Ends the frame with one nick a line, or without a text if there is none. */
  void endWith(List<Nick> nicks) {
    if (nicks.isEmpty()) {
      end();
    } else {
      endWith(Text.of(String.join("\n", nicks.stream().map(Nick::value).toList())));
    }
  }

  /** Ends the frame with one secret a line. */
  void endWith(Secret... secrets) {
    for (Secret secret : secrets) {
      sink.put((byte) '\n').put(secret.reveal(), 0, secret.byteLength());
    }
    end();
  }

  void endWith(Text text) {
    sink.put((byte) '\n').put(text);
    end();
  }
}
