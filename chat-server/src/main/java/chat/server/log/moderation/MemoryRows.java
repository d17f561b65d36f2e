package chat.server.log.moderation;

import chat.server.log.LogException;
import chat.server.log.LogName;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** The tables of {@link MemoryModeration}, under its lock. */
final class MemoryRows implements ModerationChange.Visitor<RuntimeException> {
  private static final Comparator<LogName> BY_KEY = Comparator.comparing(LogName::key);

  private final MemoryModeration.Logs logs;
  private final int maxRows;
  private final NavigableMap<LogName, RoomSettings> settings = new TreeMap<>(BY_KEY);
  private final Map<LogName, NavigableMap<Long, RoomRole>> roles = new HashMap<>();
  private final NavigableMap<Long, Ban> bans = new TreeMap<>();
  private final NavigableMap<Long, Report> reports = new TreeMap<>();
  private final Map<Long, Integer> bots = new HashMap<>();
  private long lastBan;
  private long lastReport;

  /**
   * Empty tables.
   *
   * @param maxRows the most rows of settings, roles and bans, and of reports
   */
  MemoryRows(MemoryModeration.Logs logs, int maxRows) {
    this.logs = logs;
    this.maxRows = maxRows;
  }

  NavigableMap<LogName, RoomSettings> settings() {
    return settings;
  }

  Map<LogName, NavigableMap<Long, RoomRole>> roles() {
    return roles;
  }

  NavigableMap<Long, Ban> bans() {
    return bans;
  }

  Map<Long, Integer> bots() {
    return bots;
  }

  NavigableMap<Long, Report> reports() {
    return reports;
  }

  /** Throws an exception if no row may be added. */
  void requireSpace() throws LogException {
    long rows =
        settings.size()
            + bans.size()
            + bots.size()
            + roles.values().stream().mapToLong(Map::size).sum();
    if (rows >= maxRows) {
      throw new LogException(
          "there are %d settings, roles, bans and bots in memory: allow more by storing them with --data"
              .formatted(rows));
    }
  }

  @Override
  public void storeSettings(ModerationChange.StoreSettings change) {
    settings.put(change.settings().room(), change.settings());
  }

  @Override
  public void makePrivate(ModerationChange.MakePrivate change) {
    settings.put(change.settings().room(), change.settings());
    logs.hide(change.settings().room(), change.successor());
  }

  @Override
  public void makePublic(ModerationChange.MakePublic change) {
    settings.put(change.settings().room(), change.settings());
    logs.show(change.settings().room(), change.successor());
  }

  @Override
  public void forgetRoom(ModerationChange.ForgetRoom change) {
    settings.remove(change.room());
    roles.remove(change.room());
    bans.values().removeIf(ban -> ban.room().equals(Optional.of(change.room())));
  }

  @Override
  public void setRole(ModerationChange.SetRole change) {
    RoomRole role = change.role();
    roles.computeIfAbsent(role.room(), room -> new TreeMap<>()).put(role.account(), role);
  }

  @Override
  public void removeRole(ModerationChange.RemoveRole change) {
    roles.computeIfPresent(
        change.room(),
        (room, of) -> {
          of.remove(change.account());
          return of.isEmpty() ? null : of;
        });
  }

  @Override
  public long addBans(ModerationChange.AddBans change) {
    long first = lastBan + 1;
    for (Ban ban : change.bans()) {
      bans.put(++lastBan, ban.numbered(lastBan, first));
    }
    return first;
  }

  @Override
  public void removeBans(ModerationChange.RemoveBans change) {
    bans.values().removeIf(ban -> ban.together() == change.together());
  }

  @Override
  public void removeEndedBans(ModerationChange.RemoveEndedBans change) {
    bans.values().removeIf(ban -> ban.hasEnded(change.epochMillis()));
  }

  @Override
  public long addReport(ModerationChange.AddReport change) {
    reports.put(++lastReport, change.report().numbered(lastReport));
    if (reports.size() > maxRows) {
      reports.pollFirstEntry();
    }
    return lastReport;
  }

  @Override
  public void resolveReport(ModerationChange.ResolveReport change) {
    reports.computeIfPresent(
        change.number(), (number, of) -> of.resolved(change.epochMillis(), change.account()));
  }

  @Override
  public void setBot(ModerationChange.SetBot change) {
    bots.put(change.account(), change.rate());
    bots.values().remove(0);
  }

  @Override
  public void deleteAccount(ModerationChange.DeleteAccount change) {
    long account = change.account();
    bots.remove(account);
    settings.replaceAll((room, of) -> of.owner() == account ? of.withOwner(0) : of);
    List.copyOf(roles.keySet())
        .forEach(room -> removeRole(new ModerationChange.RemoveRole(room, account)));
    bans.values().removeIf(ban -> ban.isOf(account));
    bans.replaceAll((number, ban) -> ban.withoutName(account));
    reports.replaceAll((number, report) -> report.without(account));
    logs.deleteAccount(account);
  }
}
