package chat.client.view;

import chat.client.event.ChatLine;
import chat.json.JsonObject;
import chat.protocol.AccountMessage;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Formats values as JSON events have them. */
final class JsonFields {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  /** The last time that is shown: a server may send any number, and years have four digits. */
  private static final Instant LAST = Instant.parse("9999-12-30T00:00:00Z");

  private JsonFields() {}

  static String time(Instant time) {
    return TIME.format(time.isBefore(LAST) ? time : LAST);
  }

  /** Returns the word for a constant. */
  static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  /** Adds the number of an account, or null for a guest. */
  static JsonObject account(JsonObject json, long number) {
    return number == AccountMessage.GUEST
        ? json.nothing("account")
        : json.number("account", number);
  }

  /** Adds the number of an author's account, and whether it is a bot's. */
  static JsonObject author(JsonObject json, ChatLine line) {
    return account(json, line.account()).flag("bot", line.isBot());
  }

  /** Adds a number of a message, or null where the server does not say it. */
  static JsonObject number(JsonObject json, String name, long number) {
    return number > 0 ? json.number(name, number) : json.nothing(name);
  }
}
