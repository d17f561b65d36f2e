package chat.client.net;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a chat server says first: any line that holds {@code [chat/N]}. */
public final class Greeting {
  private static final Pattern MARK = Pattern.compile("\\[chat/([1-9][0-9]{0,8})]");

  private Greeting() {}

  /** The highest version the server speaks; empty if the line is no greeting. */
  public static OptionalInt version(byte[] line) {
    Matcher mark = MARK.matcher(new String(line, ISO_8859_1));
    return mark.find() ? OptionalInt.of(Integer.parseInt(mark.group(1))) : OptionalInt.empty();
  }
}
