package chat.server.hub.moderation;

import chat.protocol.ClientMessage;
import chat.protocol.ErrorCode;
import chat.protocol.ModMessage;
import chat.protocol.ModRequest;
import chat.protocol.Nick;
import chat.protocol.RefusedException;
import chat.protocol.Text;
import chat.server.hub.rights.Action;
import chat.server.hub.rights.BanIndex;
import chat.server.hub.rights.Role;
import chat.server.hub.room.RoomAccess;
import chat.server.hub.state.ChatState;
import chat.server.hub.state.Person;
import chat.server.hub.state.Room;
import chat.server.hub.state.User;
import chat.server.log.Draft;
import chat.server.log.LogException;
import chat.server.log.LogName;
import chat.server.log.moderation.AuditEntry;
import chat.server.log.moderation.Ban;
import chat.server.log.moderation.ModerationChange;
import chat.server.log.moderation.ModerationStore;
import chat.server.time.TimeSource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Kicks, bans and mutes, and takes that back. Each is stored, with its entry of the audit log, by
 * one commit before it takes effect. The hub's thread.
 */
public final class Sanctions {
  /** How long a program that was kicked may not enter by itself. */
  static final Duration KICK_TIME = Duration.ofMinutes(10);

  /** How much the bans and mutes of a room may name together: they are in memory with the room. */
  public static final int MAX_NAMED = 8_000;

  /** How often bans are removed that have ended. */
  private static final Duration REMOVAL_PAUSE = Duration.ofHours(1);

  private static final Logger LOG = LoggerFactory.getLogger(Sanctions.class);

  private final ChatState state;
  private final ModerationStore store;
  private final Parts parts;
  private final TimeSource time;
  private long nextRemoval;

  /** What sanctions are carried out by. */
  public record Parts(RoomAccess access, BanRows rows, Expulsions expulsions) {}

  public Sanctions(ChatState state, ModerationStore store, Parts parts, TimeSource time) {
    this.state = state;
    this.store = store;
    this.parts = parts;
    this.time = time;
    this.nextRemoval = time.nanoTime() + REMOVAL_PAUSE.toNanos();
  }

  /** Removes a person from a room, or from the server. */
  public void kick(Moderator by, Optional<Room> room, ModRequest.Kick request)
      throws RefusedException, LogException {
    Person person =
        state
            .users()
            .byNick(request.nick())
            .filter(known -> room.isEmpty() || known.devicesIn(room.get()) > 0)
            .orElseThrow(() -> absent(request, request.nick(), room));
    new Ranks(parts.access(), room)
        .require(by, person.account(), person.nick().value(), Action.KICK, request);
    AuditEntry entry = entry(by, "kick", room, person.nick().value(), request.text());
    if (room.isEmpty()) {
      store.apply(List.of(), Optional.of(entry));
      parts.expulsions().kickFromServer(person, by.nick(), request.text());
      return;
    }
    long until = time.epochMillis() + KICK_TIME.toMillis();
    List<Ban> bans =
        bans(by, room, Ban.Effect.KICK, BanRows.ofPerson(person), until, request.text());
    add(bans, new ArrayList<>(), entry, room);
    parts.expulsions().expel(person, room.get(), by.nick(), request.text());
  }

  /** Bans or mutes someone in a room, or on the server; returns what was stored. */
  public ModMessage.Ban ban(Moderator by, Optional<Room> room, ModRequest.Ban request)
      throws RefusedException, LogException {
    boolean isBan = request.action() == ModRequest.Action.BAN;
    BanRows.Named named = parts.rows().of(request.target(), by.role() == Role.OPERATOR, request);
    new Ranks(parts.access(), room)
        .require(by, named.account(), named.label(), isBan ? Action.BAN : Action.MUTE, request);
    requireSpace(room, request);
    OptionalLong seconds = request.seconds();
    long until = seconds.isEmpty() ? 0 : time.epochMillis() + seconds.getAsLong() * 1_000;
    Ban.Effect effect = isBan ? Ban.Effect.BAN : Ban.Effect.MUTE;
    AuditEntry entry =
        entry(by, effect.word(), room, named.label(), request.text())
            .until(until)
            .about(named.addresses());
    List<Ban> bans = bans(by, room, effect, named.rows(), until, request.text());
    Optional<Room> left = isBan ? privateRoom(room, named.account()) : Optional.empty();
    List<ModerationChange> ended = new ArrayList<>();
    left.ifPresent(in -> ended.add(new ModerationChange.RemoveRole(in.log(), named.account())));
    List<Ban> added = add(bans, ended, entry, room);
    if (isBan) {
      left.ifPresent(in -> endMembership(in, named.account()));
      enforce(room);
    } else {
      refresh(room);
    }
    return message(added, room);
  }

  private void requireSpace(Optional<Room> room, ModRequest.Ban request) throws RefusedException {
    if (room.isPresent() && parts.access().bans(room).size() >= MAX_NAMED) {
      throw request.refusal(
          ErrorCode.QUOTA,
          "the bans of %s name as much as they may; /unban N takes one back"
              .formatted(room.get().name()));
    }
  }

  /** Removes what one command banned or muted. */
  public void unban(Moderator by, Optional<Room> room, ModRequest.Unban request)
      throws RefusedException, LogException {
    BanIndex bans = parts.access().bans(room);
    List<Ban> together =
        bans.together(request.number()).stream()
            .filter(ban -> ban.effect() != Ban.Effect.KICK)
            .toList();
    if (together.isEmpty()) {
      throw request.refusal(
          ErrorCode.NO_SUCH_BAN,
          room.isPresent()
              ? "there is no ban %d here; /bans lists them. Those of the server: /bans *, /unban * N"
                  .formatted(request.number())
              : "the server has no ban %d; /bans * lists them".formatted(request.number()));
    }
    String own = Long.toString(by.party().account());
    if (together.stream()
        .anyMatch(ban -> ban.kind() == Ban.Kind.ACCOUNT && ban.value().equals(own))) {
      throw request.refusal(
          ErrorCode.NO_RIGHT, "that binds you yourself: only others can take it back");
    }
    long number = together.get(0).together();
    store.apply(
        new ModerationChange.RemoveBans(number),
        entry(by, "unban", room, label(together), Text.EMPTY));
    bans.removeTogether(number);
    refresh(room);
  }

  /** Returns the bans and mutes of a room, or of the server, one for each command. */
  public List<ModMessage.Ban> list(Optional<Room> room) {
    Map<Long, List<Ban>> together = new LinkedHashMap<>();
    for (Ban ban : parts.access().bans(room).all()) {
      if (ban.effect() != Ban.Effect.KICK && !ban.hasEnded(time.epochMillis())) {
        together.computeIfAbsent(ban.together(), number -> new ArrayList<>()).add(ban);
      }
    }
    return together.values().stream().map(bans -> message(bans, room)).toList();
  }

  /** Removes the bans that have ended, every hour. */
  public void removeEnded() {
    if (time.nanoTime() - nextRemoval < 0) {
      return;
    }
    nextRemoval = time.nanoTime() + REMOVAL_PAUSE.toNanos();
    long now = time.epochMillis();
    try {
      store.apply(new ModerationChange.RemoveEndedBans(now));
    } catch (LogException e) {
      LOG.warn("can't remove the bans that have ended: {}", e.getMessage());
      return;
    }
    parts.access().bans(Optional.empty()).removeEnded(now);
    state.rooms().all().forEach(room -> room.rights().bans().removeEnded(now));
  }

  private static RefusedException absent(ClientMessage request, Nick nick, Optional<Room> room) {
    String where = room.map(in -> in.name().value()).orElse("this server");
    return request.refusal(ErrorCode.NO_SUCH_NICK, nick + " is not in " + where);
  }

  private List<Ban> bans(
      Moderator by,
      Optional<Room> room,
      Ban.Effect effect,
      List<BanRows.Row> rows,
      long until,
      Text reason) {
    Optional<LogName> log = room.map(Room::log);
    long now = time.epochMillis();
    return rows.stream()
        .map(
            row ->
                new Ban(
                    0,
                    0,
                    log,
                    effect,
                    row.kind(),
                    row.value(),
                    until,
                    reason.toString(),
                    now,
                    by.shown(),
                    row.label()))
        .toList();
  }

  /** Stores bans, and what changes with them, and then lets the index have them. */
  private List<Ban> add(
      List<Ban> bans, List<ModerationChange> more, AuditEntry entry, Optional<Room> room)
      throws LogException {
    more.add(new ModerationChange.AddBans(bans));
    long first = store.apply(more, Optional.of(entry));
    List<Ban> added = new ArrayList<>();
    for (Ban ban : bans) {
      added.add(ban.numbered(first + added.size(), first));
    }
    added.forEach(parts.access().bans(room)::add);
    return added;
  }

  private AuditEntry entry(
      Moderator by, String action, Optional<Room> room, String target, Text reason) {
    String log = room.map(in -> in.log().key()).orElse("");
    return AuditEntry.of(time.epochMillis(), by.party(), action, log, target, reason.toString());
  }

  /** Returns the private room whose membership ends with the ban of an account. */
  private static Optional<Room> privateRoom(Optional<Room> room, long account) {
    return room.filter(in -> account != Draft.GUEST && in.rights().isPrivate());
  }

  private void endMembership(Room room, long account) {
    room.rights().removeRole(account);
    if (state.rooms().privateRooms().admits(room.log(), account)) {
      parts.expulsions().forget(room, account);
    }
    state.rooms().privateRooms().expel(room.log(), account);
  }

  private void enforce(Optional<Room> room) throws LogException {
    if (room.isPresent()) {
      parts.expulsions().enforce(room.get());
    } else {
      parts.expulsions().enforceOnServer();
    }
  }

  private void refresh(Optional<Room> room) throws LogException {
    if (room.isPresent()) {
      parts.access().refresh(room.get());
    } else {
      for (User user : state.users().devices()) {
        parts.access().refresh(user);
      }
    }
  }

  private static ModMessage.Ban message(List<Ban> together, Optional<Room> room) {
    Ban first = together.get(0);
    return new ModMessage.Ban(
        room.map(Room::name),
        first.together(),
        first.effect().word(),
        first.until() == 0 ? OptionalLong.empty() : OptionalLong.of(first.until()),
        Nick.received(first.by().name()),
        label(together),
        first.reason());
  }

  private static String label(List<Ban> together) {
    Set<String> labels = new LinkedHashSet<>();
    together.forEach(ban -> labels.add(ban.label()));
    return String.join(", ", labels);
  }
}
