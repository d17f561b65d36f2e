package chat.server.hub.moderation;

import chat.protocol.ClientMessage;
import chat.protocol.ErrorCode;
import chat.protocol.ModMessage;
import chat.protocol.ModRequest;
import chat.protocol.Nick;
import chat.protocol.RefusedException;
import chat.protocol.ServerMessage;
import chat.protocol.Text;
import chat.server.hub.account.Claims;
import chat.server.hub.rights.Action;
import chat.server.hub.rights.TokenLimits;
import chat.server.hub.room.RoomAccess;
import chat.server.hub.state.ChatState;
import chat.server.hub.state.Person;
import chat.server.hub.state.Room;
import chat.server.hub.state.User;
import chat.server.log.Draft;
import chat.server.log.LogException;
import chat.server.log.LogName;
import chat.server.log.moderation.AuditEntry;
import chat.server.log.moderation.ModerationChange;
import chat.server.log.moderation.ModerationStore;
import chat.server.log.moderation.Party;
import chat.server.log.moderation.Report;
import chat.server.log.moderation.ReportQuery;
import chat.server.recent.RecentlyUsed;
import chat.server.time.TimeSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Stores what users report, and brings it to those who moderate: the ops of the room and, unless it
 * is private, the operators. The hub's thread.
 */
public final class Reports {
  /** The most reports that an answer lists. */
  private static final int LISTED = 100;

  private static final int MAX_REPORTERS = 10_000;

  private final ChatState state;
  private final ModerationStore store;
  private final RoomAccess access;
  private final Claims claims;
  private final TimeSource time;
  private final ReportRate rate;
  // The number of the last report of each.
  private final Map<Matter, Long> numbers = new RecentlyUsed<>(MAX_REPORTERS);

  /** Who reports whom where. */
  private record Matter(String reporter, Nick about, Optional<LogName> room) {}

  public Reports(
      ChatState state, ModerationStore store, RoomAccess access, Claims claims, TimeSource time) {
    this.state = state;
    this.store = store;
    this.access = access;
    this.claims = claims;
    this.time = time;
    this.rate = new ReportRate(time);
  }

  /**
   * Stores a report, and sends it to the moderators who are there. Does not depend on whether
   * anyone has the nick: otherwise the answer would show it.
   */
  void report(User user, Optional<Room> room, ModRequest.Report request)
      throws RefusedException, LogException {
    access.require(user, room, Action.REPORT, request);
    Party by = new Party(user.person().account(), user.nick().value());
    Optional<LogName> log = room.map(Room::log);
    Matter matter = new Matter(reporter(user), request.nick(), log);
    if (isOpen(numbers.get(matter))) {
      return;
    }
    rate.require(user, request);
    Party about =
        new Party(claims.account(request.nick()).orElse(Draft.GUEST), request.nick().value());
    String reason = request.text().toString();
    long seq = room.map(Room::lastSeq).orElse(0L);
    Report report = Report.open(time.epochMillis(), log, seq, by, about, reason);
    long number = store.apply(new ModerationChange.AddReport(report));
    rate.count(user);
    numbers.put(matter, number);
    notify(room, message(number, report));
  }

  private static String reporter(User user) {
    Person person = user.person();
    return person.isGuest() ? "client " + user.author() : "account " + person.account();
  }

  private boolean isOpen(Long number) throws LogException {
    return number != null && find(number).isPresent();
  }

  /** Returns a report that waits. */
  private Optional<Report> find(long number) throws LogException {
    return store.reports(new ReportQuery(Optional.empty(), number - 1, 1)).stream()
        .filter(report -> report.number() == number)
        .findAny();
  }

  private void notify(Optional<Room> room, ModMessage.Report message) {
    for (User device : state.users().devices()) {
      if (!TokenLimits.allowsModeration(device.scope(), message.room())) {
        continue;
      }
      boolean isIn = room.isPresent() && device.isIn(room.get());
      if ((isIn && access.may(device.person(), room.get(), Action.SEE_REPORTS))
          || access.isForOperator(device.person(), room)) {
        device.session().ifPresent(session -> session.reply(message));
      }
    }
  }

  /**
   * Returns the oldest reports that wait, of a room, or, for operators, all but private rooms'; and
   * how many more there are.
   */
  List<ServerMessage> list(User user, Optional<Room> room, ClientMessage request)
      throws RefusedException, LogException {
    access.require(user, room, Action.SEE_REPORTS, request);
    ReportQuery query =
        room.isPresent()
            ? ReportQuery.of(room.get().log(), LISTED)
            : ReportQuery.ofOperators(LISTED);
    List<ServerMessage> waiting = new ArrayList<>();
    store.reports(query).forEach(report -> waiting.add(message(report.number(), report)));
    long more = waiting.size() < LISTED ? 0 : store.countReports(query) - LISTED;
    if (more > 0) {
      waiting.add(
          new ModMessage.Notice(
              "moderation",
              Text.of(
                  "these are the oldest %d reports, and %,d more wait; /reports done N ends one"
                      .formatted(LISTED, more))));
    }
    return waiting;
  }

  private static ModMessage.Report message(long number, Report report) {
    return new ModMessage.Report(
        number,
        report.made(),
        Nick.received(report.by().name()),
        Nick.received(report.about().name()),
        report.room().map(LogName::room),
        Text.of(report.reason()));
  }

  /** Ends a report. One that the user may not see is refused as one that does not exist. */
  void resolve(User user, ModRequest.Resolve request) throws RefusedException, LogException {
    Optional<Report> found = find(request.number());
    if (found.isEmpty() || !maySee(user, found.get())) {
      throw request.refusal(
          ErrorCode.NO_SUCH_REPORT,
          "no report %d waits for you; /reports lists those that do".formatted(request.number()));
    }
    resolve(new Party(user.person().account(), user.nick().value()), found.get());
  }

  /** Ends a report of any room. */
  void resolve(Party by, ModRequest.Resolve request) throws RefusedException, LogException {
    Optional<Report> found = find(request.number());
    if (found.isEmpty()) {
      throw request.refusal(
          ErrorCode.NO_SUCH_REPORT,
          "no report %d waits; reports lists those that do".formatted(request.number()));
    }
    resolve(by, found.get());
  }

  private void resolve(Party by, Report report) throws LogException {
    long now = time.epochMillis();
    store.apply(
        new ModerationChange.ResolveReport(report.number(), now, by.account()),
        AuditEntry.of(
            now,
            by,
            "resolve",
            report.room().map(LogName::key).orElse(""),
            report.about().name(),
            "report " + report.number()));
  }

  private boolean maySee(User user, Report report) {
    Person person = user.person();
    if (report.room().isEmpty()) {
      return access.isForOperator(person, Optional.empty());
    }
    LogName log = report.room().get();
    Optional<Room> room = state.rooms().byLog(log);
    if (room.isPresent() && user.isIn(room.get())) {
      return access.may(person, room.get(), Action.SEE_REPORTS);
    }
    return !state.rooms().privateRooms().logs().contains(log)
        && access.isForOperator(person, Optional.empty());
  }
}
