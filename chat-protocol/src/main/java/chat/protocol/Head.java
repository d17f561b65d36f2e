package chat.protocol;

import static java.nio.charset.StandardCharsets.UTF_8;

import chat.protocol.account.Secret;
import chat.protocol.input.Payload;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;

/** Reads a payload's head line token by token, then its text. One thread. */
final class Head {
  private static final String ABSENT = "-";
  private static final int ECHOED_CHARS = 64;

  private final Payload payload;
  private final int end;
  private final String verb;
  private int next;
  private String first = ABSENT;
  private int tokens;

  Head(Payload payload) {
    this.payload = payload;
    this.end = payload.indexOf((byte) '\n', payload.from());
    this.next = payload.from();
    this.verb = cut();
  }

  String verb() {
    return verb;
  }

  /** Returns the next token, safe to show; empty if it is {@code -} or left off. */
  Optional<String> optional() {
    return raw().map(Text::clean);
  }

  /**
   * Returns the next token, safe to show.
   *
   * @param what what the token is, for the refusal if it is absent
   */
  String required(String what) throws RefusedException {
    return Text.clean(rawRequired(what));
  }

  private Optional<String> raw() {
    if (next > end) {
      return Optional.empty();
    }
    String token = cut();
    if (tokens++ == 0) {
      first = token;
    }
    return token.equals(ABSENT) ? Optional.empty() : Optional.of(token);
  }

  private String rawRequired(String what) throws RefusedException {
    return raw()
        .filter(token -> !token.isEmpty())
        .orElseThrow(() -> refusal(ErrorCode.MISSING_TOKEN, verb + " needs " + what));
  }

  /**
   * Returns what the next token means.
   *
   * @param code the code of the refusal if {@code parse} throws IllegalArgumentException
   */
  <T> T required(String what, ErrorCode code, Function<String, T> parse) throws RefusedException {
    return parsed(rawRequired(what), code, parse);
  }

  <T> Optional<T> optional(ErrorCode code, Function<String, T> parse) throws RefusedException {
    Optional<String> token = raw();
    return token.isPresent() ? Optional.of(parsed(token.get(), code, parse)) : Optional.empty();
  }

  /** Returns the remaining tokens, safe to show. */
  List<String> rest() {
    List<String> rest = new ArrayList<>();
    while (next <= end) {
      optional().ifPresent(rest::add);
    }
    return rest;
  }

  /** Returns whether the next token is this word. */
  boolean isMarked(String word) {
    return optional().filter(word::equals).isPresent();
  }

  long number(String what) throws RefusedException {
    return parsed(rawRequired(what), ErrorCode.BAD_TOKEN, token -> parseNumber(what, token));
  }

  OptionalLong optionalNumber(String what) throws RefusedException {
    Optional<Long> number = optional(ErrorCode.BAD_TOKEN, token -> parseNumber(what, token));
    return number.isPresent() ? OptionalLong.of(number.get()) : OptionalLong.empty();
  }

  /** Returns whether a line feed follows the head line, and so a text, which may be empty. */
  boolean hasText() {
    return end < payload.to();
  }

  /** Returns the text after the head line; empty if there is none. */
  Text text() {
    if (!hasText()) {
      return Text.EMPTY;
    }
    try {
      return Text.decode(payload.bytes(), end + 1, payload.to());
    } catch (CharacterCodingException e) {
      throw new AssertionError("the frame decoder checks that payloads are UTF-8", e);
    }
  }

  /**
   * Returns the secrets after the head line, one a line. They never become a String.
   *
   * @param what what they are, for the refusal if there are fewer or more
   */
  Secret[] secrets(int count, String what) throws RefusedException {
    Secret[] secrets = new Secret[count];
    int from = end + 1;
    for (int i = 0; i < count; i++) {
      if (from > payload.to()) {
        throw refusal(ErrorCode.EMPTY_TEXT, verb + " needs " + what + ", after a line feed");
      }
      int to = payload.indexOf((byte) '\n', from);
      boolean isLast = i == count - 1;
      if (isLast != (to == payload.to())) {
        throw refusal(ErrorCode.BAD_TOKEN, verb + " needs " + what + ", and nothing else");
      }
      if (to - from > Limits.MAX_SECRET_BYTES) {
        throw refusal(
            ErrorCode.BAD_TOKEN, what + ": at most " + Limits.MAX_SECRET_BYTES + " bytes");
      }
      secrets[i] = Secret.copyOf(payload.bytes(), from, to);
      from = to + 1;
    }
    return secrets;
  }

  RefusedException refusal(ErrorCode code, String sentence) {
    return new RefusedException(code, echoed(verb), echoed(first), sentence);
  }

  private String cut() {
    int space = Math.min(payload.indexOf((byte) ' ', next), end);
    String token = new String(payload.bytes(), next, space - next, UTF_8);
    next = space + 1;
    return token;
  }

  private <T> T parsed(String token, ErrorCode code, Function<String, T> parse)
      throws RefusedException {
    try {
      return parse.apply(token);
    } catch (IllegalArgumentException e) {
      throw refusal(code, e.getMessage());
    }
  }

  /**
   * Clamps numbers to the largest long, which is beyond the end of every log. Each number has one
   * spelling, so that an answer repeats it as it was sent.
   */
  static long parseNumber(String what, String token) {
    if (token.isEmpty()) {
      throw new IllegalArgumentException(what + " must be a number, in digits");
    }
    if (token.length() > 1 && token.startsWith("0")) {
      throw new IllegalArgumentException(what + " must be a number without leading zeros");
    }
    long number = 0;
    for (int i = 0; i < token.length(); i++) {
      int digit = token.charAt(i) - '0';
      if (digit < 0 || digit > 9) {
        throw new IllegalArgumentException(what + " must be a number, in digits");
      }
      boolean tooLarge = number > (Long.MAX_VALUE - digit) / 10;
      number = tooLarge ? Long.MAX_VALUE : 10 * number + digit;
    }
    return number;
  }

  /** Returns a received token as one that fits into the answer. */
  private static String echoed(String token) {
    boolean tooLong = token.codePointCount(0, token.length()) > ECHOED_CHARS;
    int end = tooLong ? token.offsetByCodePoints(0, ECHOED_CHARS) : token.length();
    String some = Text.clean(token.substring(0, end)).replaceAll("\\s", "\uFFFD");
    return some.isEmpty() ? ABSENT : some;
  }
}
