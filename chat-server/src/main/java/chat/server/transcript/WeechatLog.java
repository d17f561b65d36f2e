package chat.server.transcript;

import chat.protocol.MessageKind;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The log of an IRC channel that WeeChat wrote in its default format. One thread. */
final class WeechatLog implements LineFormat {
  private static final Pattern LINE =
      Pattern.compile(
          "(?s)([0-9]{4}-[0-9]{2}-[0-9]{2}) ([0-9]{2}:[0-9]{2}:[0-9]{2})\t([^\t]*)\t(.*)");

  /** Who came, left or changed something; errors; and lines without a prefix. */
  private static final Set<String> EVENTS = Set.of("-->", "<--", "--", "=!=", "");

  private static final String ACTION = "*";
  private static final Pattern MODES = Pattern.compile("^[ @+%&~!]+");

  private final NickRepair nicks;
  private final RisingTime times;

  WeechatLog(NickRepair nicks, ZoneId zone) {
    this.nicks = nicks;
    this.times = new RisingTime(zone);
  }

  /** Returns whether a line is one of this format. */
  static boolean has(String line) {
    return LINE.matcher(line).matches();
  }

  @Override
  public Optional<Said> read(String line) throws MalformedLineException {
    Matcher parts = LINE.matcher(line);
    if (!parts.matches()) {
      throw new MalformedLineException("WeeChat writes no such line");
    }
    String prefix = parts.group(3).strip();
    if (EVENTS.contains(prefix)) {
      return Optional.empty();
    }
    long time = time(parts.group(1) + "T" + parts.group(2));
    if (!prefix.equals(ACTION)) {
      return Optional.of(said(time, prefix, MessageKind.SAID, parts.group(4)));
    }
    String[] words = parts.group(4).split(" ", 2);
    if (words.length < 2) {
      throw new MalformedLineException("it has no text");
    }
    return Optional.of(said(time, words[0], MessageKind.EMOTED, words[1]));
  }

  private Said said(long time, String nick, MessageKind kind, String text)
      throws MalformedLineException {
    return new Said(time, nicks.nick(MODES.matcher(nick).replaceFirst("")), kind, IrcText.of(text));
  }

  private long time(String written) throws MalformedLineException {
    try {
      return times.millis(LocalDateTime.parse(written));
    } catch (DateTimeException e) {
      throw new MalformedLineException("there is no such time");
    }
  }
}
