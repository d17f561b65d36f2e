package chat.server.hub.rights;

import chat.server.hub.rights.Standing.RoomLimits;
import chat.server.log.Draft;
import chat.server.log.moderation.Access;
import chat.server.log.moderation.RoomModeration;
import chat.server.log.moderation.RoomRole;
import chat.server.log.moderation.RoomSettings;
import chat.server.log.moderation.Speakers;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/** A room's settings, roles and bans, while it is in memory. The hub's thread. */
public final class RoomRights {
  private final Map<Long, RoomRole> roles = new TreeMap<>();
  private final BanIndex bans;
  private Optional<RoomSettings> settings;

  /** What is stored of a room. */
  public RoomRights(RoomModeration stored) {
    this.settings = stored.settings();
    this.bans = new BanIndex(stored.bans());
    stored.roles().forEach(this::setRole);
  }

  /** Returns its settings; empty for a room that nobody owns and nobody changed. */
  public Optional<RoomSettings> settings() {
    return settings;
  }

  public void setSettings(RoomSettings changed) {
    settings = Optional.of(changed);
  }

  public BanIndex bans() {
    return bans;
  }

  /** Returns the roles of accounts, without the owner, in the order of accounts. */
  public Collection<RoomRole> roles() {
    return roles.values();
  }

  /** Returns the role of an account; empty if it has none, or is the owner. */
  public Optional<RoomRole> role(long account) {
    return Optional.ofNullable(roles.get(account));
  }

  public void setRole(RoomRole role) {
    roles.put(role.account(), role);
  }

  public void removeRole(long account) {
    roles.remove(account);
  }

  /** Returns whether it exists for its members only. */
  public boolean isPrivate() {
    return settings.filter(RoomSettings::isPrivate).isPresent();
  }

  /** Returns whether the list of rooms has it. */
  public boolean isListed() {
    return settings.filter(set -> set.access() != Access.PUBLIC).isEmpty();
  }

  /** Returns the account that owns it; {@link Draft#GUEST} if none does. */
  public long owner() {
    return settings.map(RoomSettings::owner).orElse(Draft.GUEST);
  }

  /** Returns what an account is in the room, operators aside. */
  public Role roleOf(long account) {
    if (account == Draft.GUEST) {
      return Role.GUEST;
    }
    if (account == owner()) {
      return Role.OWNER;
    }
    RoomRole role = roles.get(account);
    if (role == null) {
      return Role.ACCOUNT;
    }
    return switch (role.kind()) {
      case MEMBER -> Role.MEMBER;
      case VOICE -> Role.VOICED;
      case OP -> Role.OP;
    };
  }

  /** Returns what limits those whose role is limited. */
  public RoomLimits limits() {
    return settings
        .map(
            set ->
                new RoomLimits(
                    set.speakers() == Speakers.VOICED,
                    TimeUnit.SECONDS.toMillis(set.slowSeconds())))
        .orElse(RoomLimits.NONE);
  }
}
