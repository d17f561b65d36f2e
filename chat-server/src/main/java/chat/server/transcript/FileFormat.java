package chat.server.transcript;

import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/** The formats of files. */
public enum FileFormat {
  JSON {
    @Override
    boolean has(String line) {
      return line.startsWith("{");
    }

    @Override
    LineFormat reader(NickRepair nicks, ZoneId zone) {
      return new JsonLines(nicks);
    }
  },
  IRSSI {
    @Override
    boolean has(String line) {
      return IrssiLog.has(line);
    }

    @Override
    LineFormat reader(NickRepair nicks, ZoneId zone) {
      return new IrssiLog(nicks, zone);
    }
  },
  WEECHAT {
    @Override
    boolean has(String line) {
      return WeechatLog.has(line);
    }

    @Override
    LineFormat reader(NickRepair nicks, ZoneId zone) {
      return new WeechatLog(nicks, zone);
    }
  };

  /** Returns the format that has the first of these lines that any format has; empty if none. */
  static Optional<FileFormat> of(List<String> lines) {
    for (String line : lines) {
      for (FileFormat format : values()) {
        if (format.has(line)) {
          return Optional.of(format);
        }
      }
    }
    return Optional.empty();
  }

  /** Returns whether a line is, or may be, one of this format. */
  abstract boolean has(String line);

  /** Returns a reader of one file. */
  abstract LineFormat reader(NickRepair nicks, ZoneId zone);
}
