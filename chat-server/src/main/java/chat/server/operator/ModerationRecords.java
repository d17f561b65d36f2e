package chat.server.operator;

import chat.server.admin.AdminException;
import chat.server.log.LogException;
import chat.server.log.LogName;
import chat.server.log.NamedRoom;
import chat.server.log.StoredRoom;
import chat.server.log.moderation.AuditEntry;
import chat.server.log.moderation.AuditQuery;
import chat.server.log.moderation.Ban;
import chat.server.log.moderation.ModerationStore;
import chat.server.log.moderation.Report;
import chat.server.log.moderation.ReportQuery;
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
    List<Ban> page = server.moderation(store -> store.allBans(after, Answer.MAX_ROWS));
    List<Row> rows =
        rows(
            page.stream()
                .filter(
                    ban ->
                        room.isEmpty()
                            || ban.room().filter(log -> isOf(room.get(), log)).isPresent())
                .toList());
    long last = page.isEmpty() ? after : page.get(page.size() - 1).number();
    return Answer.page(rows, page.size(), "nobody is banned or muted", Long.toString(last));
  }

  /** Returns a row for those bans and mutes in force that one command made. */
  static List<Row> rows(List<Ban> bans) {
    long now = Clock.systemUTC().millis();
    Map<Long, List<Ban>> commands = new LinkedHashMap<>();
    for (Ban ban : bans) {
      if (!ban.hasEnded(now) && ban.effect() != Ban.Effect.KICK) {
        commands.computeIfAbsent(ban.together(), number -> new ArrayList<>()).add(ban);
      }
    }
    return commands.values().stream().map(ModerationRecords::row).toList();
  }

  private static boolean isOf(NamedRoom room, LogName log) {
    return room.log().isEmpty() ? log.room().equals(room.name()) : room.names(log);
  }

  /** Returns what one command banned or muted, by its number. */
  static Row row(ModerationStore store, long number) throws LogException {
    return row(
        store.allBans(number - 1, Answer.MAX_ROWS).stream()
            .filter(ban -> ban.together() == number)
            .toList());
  }

  private static Row row(List<Ban> together) {
    Ban first = together.get(0);
    Set<String> whom = new LinkedHashSet<>();
    for (Ban ban : together) {
      whom.add(ban.kind() == Ban.Kind.ADDRESS ? ban.value() : ban.label());
    }
    return new Row()
        .number("number", first.together())
        .text("effect", first.effect().word())
        .text("room", first.room().map(LogName::key))
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
    for (Report report : server.moderation(store -> store.reports(query))) {
      rows.add(row(report));
      last = report.number();
    }
    return Answer.page(rows, rows.size(), "no report waits", Long.toString(last));
  }

  private static Row row(Report report) {
    return new Row()
        .number("number", report.number())
        .time("made", report.made())
        .text("room", report.room().map(LogName::key))
        .number("last", report.seq())
        .text("by", report.by().name())
        .text("about", report.about().name())
        .text("reason", report.reason());
  }

  /** Lists entries of the audit log. */
  Answer audit(OperatorRequest request) throws LogException, AdminException {
    long after = request.number("after");
    AuditQuery query =
        new AuditQuery(
            after,
            request.number("since"),
            request.find("actor").orElse(""),
            log(request.room()),
            Answer.MAX_ROWS);
    List<Row> rows = new ArrayList<>();
    long last = after;
    for (AuditEntry entry : server.audit(query)) {
      rows.add(row(entry));
      last = entry.number();
    }
    return Answer.page(rows, rows.size(), "nothing is recorded", Long.toString(last));
  }

  /** Returns the key of a named room's log; of a room that is gone, the one that it had first. */
  private String log(Optional<NamedRoom> named) throws LogException, AdminException {
    if (named.isEmpty()) {
      return "";
    }
    NamedRoom room = named.get();
    return server
        .room(room)
        .map(StoredRoom::log)
        .orElseGet(() -> LogName.of(room.name(), room.log().orElse(1)))
        .key();
  }

  private static Row row(AuditEntry entry) {
    return new Row()
        .number("number", entry.number())
        .time("at", entry.at())
        .text("actor", entry.actor().name())
        .text("action", entry.action())
        .text("room", entry.room())
        .text("target", entry.target())
        .time("until", entry.until())
        .text("address", entry.address())
        .text("reason", entry.reason());
  }
}
