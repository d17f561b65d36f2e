package chat.server.operator;

import chat.server.admin.AdminException;
import chat.server.log.LogException;
import chat.server.log.LogName;
import chat.server.log.NamedRoom;
import chat.server.log.StoredRoom;
import chat.server.log.moderation.AuditEntry;
import chat.server.log.moderation.AuditQuery;
import chat.server.log.moderation.Ban;
import chat.server.log.moderation.Report;
import chat.server.log.moderation.ReportQuery;
import chat.server.log.moderation.RoomSettings;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The commands that list what moderators and operators did, with addresses. One thread. */
final class ModerationRecords {
  private final OperatedServer server;

  ModerationRecords(OperatedServer server) {
    this.server = server;
  }

  /** Lists bans and mutes, a row for those that one command made. */
  Answer bans(OperatorRequest request) throws LogException, AdminException {
    long after = request.number("after");
    Optional<NamedRoom> room = request.room();
    List<Ban> page = room.isPresent() ? bansOf(room.get(), after) : bans(after);
    List<Row> rows = rows(page, new RoomNames(server));
    long last = page.isEmpty() ? after : page.get(page.size() - 1).number();
    return Answer.page(rows, page.size(), "nobody is banned or muted", Long.toString(last));
  }

  private List<Ban> bans(long after) throws LogException, AdminException {
    return server.moderation(store -> store.allBans(after, Answer.MAX_ROWS));
  }

  private List<Ban> bansOf(NamedRoom named, long after) throws LogException, AdminException {
    Optional<StoredRoom> room = server.room(named);
    LogName log = logOf(named, room);
    List<Ban> bans = server.moderation(store -> store.room(log).bans());
    if (room.isEmpty() && bans.isEmpty()) {
      throw RoomNames.absence(server, named);
    }
    return bans.stream().filter(ban -> ban.number() > after).limit(Answer.MAX_ROWS).toList();
  }

  /** Returns a row for those bans and mutes in force that one command made. */
  static List<Row> rows(List<Ban> bans, RoomNames names) throws LogException, AdminException {
    long now = Clock.systemUTC().millis();
    Map<Long, List<Ban>> commands = new LinkedHashMap<>();
    for (Ban ban : bans) {
      if (!ban.hasEnded(now) && ban.effect() != Ban.Effect.KICK) {
        commands.computeIfAbsent(ban.together(), number -> new ArrayList<>()).add(ban);
      }
    }
    List<Row> rows = new ArrayList<>();
    for (List<Ban> together : commands.values()) {
      rows.add(row(together, names));
    }
    return rows;
  }

  /** Returns the row for what one command banned or muted. */
  static Row row(List<Ban> together, RoomNames names) throws LogException, AdminException {
    Ban first = together.get(0);
    Set<String> whom = new LinkedHashSet<>();
    for (Ban ban : together) {
      whom.add(ban.kind() == Ban.Kind.ADDRESS ? ban.value() : ban.label());
    }
    return new Row()
        .number("number", first.together())
        .text("effect", first.effect().word())
        .text("room", names.of(first.room()))
        .words("whom", List.copyOf(whom))
        .time("until", first.until())
        .time("made", first.made())
        .text("by", first.by().name())
        .text("reason", first.reason());
  }

  /** Lists the reports that wait, of all rooms, or ends one. */
  Answer reports(OperatorRequest request) throws LogException, AdminException {
    if (request.has("done")) {
      long number = request.requireNumber("done");
      server.moderate(
          moderation -> {
            moderation.resolve(Records.actor(request), number);
            return true;
          });
      return Answer.done(new Row().number("number", number), "report %d is done".formatted(number));
    }
    ReportQuery query = new ReportQuery(Optional.empty(), request.number("after"), Answer.MAX_ROWS);
    List<Row> rows = new ArrayList<>();
    long last = query.after();
    RoomNames names = new RoomNames(server);
    for (Report report : server.moderation(store -> store.reports(query))) {
      rows.add(row(report, names));
      last = report.number();
    }
    return Answer.page(rows, rows.size(), "no report waits", Long.toString(last));
  }

  private static Row row(Report report, RoomNames names) throws LogException, AdminException {
    return new Row()
        .number("number", report.number())
        .time("made", report.made())
        .text("room", names.of(report.room()))
        .number("last", report.seq())
        .text("by", report.by().name())
        .text("about", report.about().name())
        .text("reason", report.reason());
  }

  /** Lists entries of the audit log. */
  Answer audit(OperatorRequest request) throws LogException, AdminException {
    long after = request.number("after");
    Optional<NamedRoom> named = request.room();
    Optional<StoredRoom> room = named.isPresent() ? server.room(named.get()) : Optional.empty();
    String log = named.isPresent() ? logOf(named.get(), room).key() : "";
    AuditQuery query =
        new AuditQuery(
            after, request.number("since"), request.find("actor").orElse(""), log, Answer.MAX_ROWS);
    List<AuditEntry> entries = server.audit(query);
    boolean isOfAll = after == 0 && query.since() == 0 && query.actor().isEmpty();
    if (entries.isEmpty() && isOfAll && named.isPresent() && room.isEmpty()) {
      throw RoomNames.absence(server, named.get());
    }
    RoomNames names = new RoomNames(server);
    List<Row> rows = new ArrayList<>();
    long last = after;
    for (AuditEntry entry : entries) {
      rows.add(row(entry, names));
      last = entry.number();
    }
    return Answer.page(rows, rows.size(), "nothing is recorded", Long.toString(last));
  }

  /**
   * Returns the log of a room; of one that is gone, the one that it had first.
   *
   * @throws AdminException if that is a private room's, which a name alone does not mean
   */
  private LogName logOf(NamedRoom named, Optional<StoredRoom> room)
      throws LogException, AdminException {
    if (room.isPresent()) {
      return room.get().log();
    }
    LogName log = LogName.of(named.name(), named.log().orElse(1));
    Optional<RoomSettings> settings = server.moderation(store -> store.room(log).settings());
    if (named.log().isEmpty() && settings.filter(RoomSettings::isPrivate).isPresent()) {
      throw RoomNames.absence(server, named);
    }
    return log;
  }

  private static Row row(AuditEntry entry, RoomNames names) throws LogException, AdminException {
    String room = entry.room().isEmpty() ? "" : names.of(new LogName(entry.room()));
    return new Row()
        .number("number", entry.number())
        .time("at", entry.at())
        .text("actor", entry.actor().name())
        .text("action", entry.action())
        .text("room", room)
        .text("target", entry.target())
        .time("until", entry.until())
        .text("address", entry.address())
        .text("reason", entry.reason());
  }
}
