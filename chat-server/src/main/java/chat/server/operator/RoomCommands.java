package chat.server.operator;

import chat.protocol.ModRequest;
import chat.protocol.Nick;
import chat.protocol.RoomName;
import chat.server.admin.AdminException;
import chat.server.log.Draft;
import chat.server.log.LogException;
import chat.server.log.LogName;
import chat.server.log.NamedRoom;
import chat.server.log.StoredRoom;
import chat.server.log.account.StoredAccount;
import chat.server.log.moderation.Access;
import chat.server.log.moderation.PrivateRoom;
import chat.server.log.moderation.RoomModeration;
import chat.server.log.moderation.RoomRole;
import chat.server.log.moderation.RoomSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The commands that list, describe and change rooms. One thread. */
final class RoomCommands {
  private final OperatedServer server;

  RoomCommands(OperatedServer server) {
    this.server = server;
  }

  /** Lists rooms, or describes one. */
  Answer rooms(OperatorRequest request) throws LogException, AdminException {
    return request.has("room") ? describe(request.requireRoom()) : list(request);
  }

  private Answer list(OperatorRequest request) throws LogException, AdminException {
    Map<LogName, Integer> members = server.members();
    String last = request.find("after").orElse("");
    String after = last.isEmpty() ? "" : RoomName.received(last).key();
    List<StoredRoom> rooms = server.rooms(after, Answer.MAX_ROWS);
    List<Row> rows = new ArrayList<>();
    if (request.has("all") && last.isEmpty()) {
      for (PrivateRoom hidden : server.moderation(store -> store.privateRooms())) {
        rows.add(row(server.room(hidden.settings().room()), members, true));
      }
    }
    for (StoredRoom room : rooms) {
      last = room.name().value();
      rows.add(row(room, members, request.has("all")));
    }
    return Answer.page(rows, rooms.size(), "no room has messages", last);
  }

  private Row row(StoredRoom room, Map<LogName, Integer> members, boolean hasSettings)
      throws LogException, AdminException {
    Row row = new Row();
    if (hasSettings) {
      Optional<RoomSettings> settings =
          server.moderation(store -> store.room(room.log()).settings());
      boolean isPrivate = settings.filter(RoomSettings::isPrivate).isPresent();
      row.text("room", NamedRoom.of(room.log(), isPrivate).toString())
          .text("access", settings.map(RoomSettings::access).orElse(Access.PUBLIC).word())
          .text("owner", owner(settings));
    } else {
      row.text("room", room.name().value());
    }
    return row.number("members", members.getOrDefault(room.log(), 0))
        .number("last", room.lastSeq())
        .text("topic", room.topic().toString());
  }

  private Optional<String> owner(Optional<RoomSettings> settings)
      throws LogException, AdminException {
    return nick(settings.map(RoomSettings::owner).orElse(Draft.GUEST));
  }

  private Optional<String> nick(long account) throws LogException, AdminException {
    return server.accounts(store -> store.find(account)).map(StoredAccount::nick).map(Nick::value);
  }

  /** Returns the settings of a room, the roles in it, and who is kept out of it. */
  private Answer describe(NamedRoom named) throws LogException, AdminException {
    StoredRoom room = RoomNames.find(server, named);
    RoomModeration stored = server.moderation(store -> store.room(room.log()));
    List<Row> rows = new ArrayList<>();
    List<String> text = new ArrayList<>();
    add(List.of(settings(room, stored.settings())), rows, text);
    List<Row> roles = new ArrayList<>();
    for (RoomRole role : stored.roles()) {
      roles.add(
          new Row()
              .text("nick", nick(role.account()))
              .text("role", role.kind().word())
              .time("since", role.since()));
    }
    add(roles, rows, text);
    add(ModerationRecords.rows(stored.bans(), new RoomNames(server)), rows, text);
    return new Answer(rows, text);
  }

  private static void add(List<Row> some, List<Row> rows, List<String> text) {
    if (!some.isEmpty()) {
      rows.addAll(some);
      text.addAll(Answer.table(some, "").text());
    }
  }

  private Row settings(StoredRoom room, Optional<RoomSettings> stored)
      throws LogException, AdminException {
    RoomSettings settings =
        stored.orElseGet(() -> RoomSettings.initial(room.log(), room.name().key(), Draft.GUEST, 0));
    return row(room, server.members(), true)
        .text("speak", settings.speakers().word())
        .number("slow", settings.slowSeconds())
        .text("keep", settings.keep())
        .text("greeting", settings.greeting());
  }

  /** Changes a setting of a room, or gives it to an account. */
  Answer room(OperatorRequest request) throws LogException, AdminException {
    NamedRoom room = request.requireRoom();
    LogName log = request.has("give") ? give(request, room) : set(request, room);
    RoomModeration stored = server.moderation(store -> store.room(log));
    return Answer.table(List.of(settings(server.room(log), stored.settings())), "");
  }

  private LogName give(OperatorRequest request, NamedRoom room)
      throws LogException, AdminException {
    ModRequest.Grant grant =
        new ModRequest.Grant(ModRequest.Action.GIVE, room.name(), request.nick("give"));
    return server.moderate(moderation -> moderation.give(Records.actor(request), room, grant));
  }

  private LogName set(OperatorRequest request, NamedRoom room) throws LogException, AdminException {
    ModRequest.Set set =
        new ModRequest.Set(room.name(), request.require("set"), request.line("value"));
    return server.moderate(moderation -> moderation.set(Records.actor(request), room, set));
  }
}
