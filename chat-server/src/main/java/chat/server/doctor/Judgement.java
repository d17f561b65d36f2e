package chat.server.doctor;

import java.util.Optional;

/**
 * What a firewall does with new connections to a port. Immutable.
 *
 * @param why what in the firewall's own words decides it, or why that is not known; a clause
 * @param opening the line that opens the port, if it is not always the same
 */
record Judgement(Kind kind, String why, Optional<String> opening) {
  enum Kind {
    /** It accepts them. */
    OPEN,
    BLOCKED,
    /** It accepts some, by address, interface or other conditions. */
    PARTLY,
    /** The firewall is installed and does nothing. */
    INACTIVE,
    /** The firewall could not be asked, or was not understood. */
    UNKNOWN,
    /** The firewall is not installed. */
    ABSENT
  }

  Judgement(Kind kind, String why) {
    this(kind, why, Optional.empty());
  }

  static Judgement open(String why) {
    return new Judgement(Kind.OPEN, why);
  }

  static Judgement blocked(String why) {
    return new Judgement(Kind.BLOCKED, why);
  }

  static Judgement partly(String why) {
    return new Judgement(Kind.PARTLY, why);
  }

  static Judgement inactive(String why) {
    return new Judgement(Kind.INACTIVE, why);
  }

  static Judgement unknown(String why) {
    return new Judgement(Kind.UNKNOWN, why);
  }

  static Judgement absent() {
    return new Judgement(Kind.ABSENT, "it is not installed");
  }

  Judgement openedBy(String line) {
    return new Judgement(kind, why, Optional.of(line));
  }

  /** Whether the firewall decides about connections, or may. */
  boolean decides() {
    return kind != Kind.ABSENT && kind != Kind.INACTIVE;
  }
}
