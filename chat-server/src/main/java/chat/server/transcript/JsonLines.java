package chat.server.transcript;

import chat.json.JsonObject;
import chat.json.JsonReader;
import chat.json.JsonScalar;
import chat.json.MalformedJsonException;
import chat.protocol.MessageKind;
import chat.protocol.Nick;
import chat.protocol.Text;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Messages as JSON objects, one on a line, written and read alike. One thread. */
public final class JsonLines implements LineFormat {
  private static final String EDITED = "edited";
  private static final String NUMBER = "number";
  private static final String TIME = "time";
  private static final String NICK = "nick";
  private static final String ACCOUNT = "account";
  private static final String KIND = "kind";
  private static final String TEXT = "text";
  private static final DateTimeFormatter MILLIS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private final NickRepair nicks;

  /** A reader of lines. */
  public JsonLines(NickRepair nicks) {
    this.nicks = nicks;
  }

  /**
   * Returns the line of a message, without a line end.
   *
   * @param account the nick of the account that wrote it; imports ignore it, since another server
   *     has other accounts
   */
  public static String write(long number, Said said, Optional<Nick> account, boolean isEdited) {
    JsonObject line =
        new JsonObject()
            .number(NUMBER, number)
            .string(TIME, MILLIS.format(Instant.ofEpochMilli(said.epochMillis())))
            .string(NICK, said.nick().value());
    account.ifPresent(nick -> line.string(ACCOUNT, nick.value()));
    line.string(KIND, said.kind().name().toLowerCase(Locale.ROOT))
        .string(TEXT, said.text().toString());
    if (isEdited) {
      // A number: earlier servers import no true.
      line.number(EDITED, 1);
    }
    return line.toString();
  }

  @Override
  public Optional<Said> read(String line) throws MalformedLineException {
    try {
      Map<String, JsonScalar> fields = JsonReader.read(line);
      return Optional.of(
          new Said(
              time(string(fields, TIME)),
              nicks.nick(string(fields, NICK)),
              kind(fields.containsKey(KIND) ? string(fields, KIND) : "said"),
              text(string(fields, TEXT))));
    } catch (MalformedJsonException e) {
      throw new MalformedLineException(e.getMessage());
    }
  }

  private static String string(Map<String, JsonScalar> fields, String name)
      throws MalformedLineException {
    JsonScalar value = fields.get(name);
    if (value == null || !value.isString()) {
      throw new MalformedLineException("it has no string \"" + name + "\"");
    }
    return value.text();
  }

  private static long time(String written) throws MalformedLineException {
    try {
      return OffsetDateTime.parse(written).toInstant().toEpochMilli();
    } catch (DateTimeException | ArithmeticException e) {
      throw new MalformedLineException(
          "\"time\" is none like 2026-11-21T13:25:52.123Z: " + written);
    }
  }

  private static Text text(String written) throws MalformedLineException {
    if (written.isBlank()) {
      throw new MalformedLineException("it has no text");
    }
    return Text.of(written);
  }

  private static MessageKind kind(String written) throws MalformedLineException {
    for (MessageKind kind : MessageKind.values()) {
      if (kind.name().toLowerCase(Locale.ROOT).equals(written)) {
        return kind;
      }
    }
    throw new MalformedLineException("\"kind\" is none of said, emoted: " + written);
  }
}
