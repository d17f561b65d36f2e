package chat.client.event;

import chat.json.JsonScalar;
import chat.protocol.ModMessage;
import chat.protocol.Nick;
import chat.protocol.RoomName;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** What happens to the order of a room or the server, and to stored messages. Immutable. */
public sealed interface ModerationEvent extends ClientEvent {
  /** Calls the visitor's method for this event. */
  <T> T visit(Visitor<T> visitor);

  @Override
  default void accept(EventVisitor visitor) {
    visitor.moderation(this);
  }

  /** Returns whether it only changes a message of somebody of whom this is true. */
  default boolean isAboutMessageOf(Predicate<Nick> who) {
    return false;
  }

  /**
   * Has a method for each kind of event, so that a visitor that does not handle a new kind does not
   * compile.
   *
   * @param <T> what it makes of an event
   */
  interface Visitor<T> {
    T edited(Edited event);

    T deleted(Deleted event);

    T kicked(Kicked event);

    T invited(Invited event);

    T role(RoleTold event);

    T settings(SettingsTold event);

    T ban(BanListed event);

    T report(ReportListed event);

    T notice(ServerNotice event);
  }

  /**
   * The text of a message was changed.
   *
   * @param line the message as it is now; its number, time and author are those of the change
   * @param target the message's number; 0 where the server does not say
   * @param isNews whether the message was shown with another text before, as far as is known
   * @param ref the reference that a program gave the request, if it is ours
   */
  record Edited(ChatLine line, long target, boolean isNews, Optional<JsonScalar> ref)
      implements ModerationEvent {
    /** Returns the room, which every changed message has. */
    public RoomName room() {
      return line.room().orElseThrow();
    }

    @Override
    public boolean isAboutMessageOf(Predicate<Nick> who) {
      return who.test(line.nick());
    }

    @Override
    public <T> T visit(Visitor<T> visitor) {
      return visitor.edited(this);
    }
  }

  /**
   * A message was deleted, or a deleted one was found.
   *
   * @param line whose number, time and author are those of the deletion, and which has no text; of
   *     a found one, those of the message
   * @param target the message's number; 0 where the server does not say
   * @param author of the message, where that is known
   * @param ref the reference that a program gave the request, if it is ours
   */
  record Deleted(ChatLine line, long target, Optional<Nick> author, Optional<JsonScalar> ref)
      implements ModerationEvent {
    /** Returns the room, which every deleted message has. */
    public RoomName room() {
      return line.room().orElseThrow();
    }

    @Override
    public boolean isAboutMessageOf(Predicate<Nick> who) {
      return author.filter(who).isPresent();
    }

    /** Returns whether this is in the place of the message. */
    public boolean isTombstone() {
      return line.seq() == target;
    }

    @Override
    public <T> T visit(Visitor<T> visitor) {
      return visitor.deleted(this);
    }
  }

  /** A moderator removed somebody from a room or from the server; us only from a room. */
  record Kicked(ModMessage.Kicked kicked, boolean isUs) implements ModerationEvent {
    @Override
    public <T> T visit(Visitor<T> visitor) {
      return visitor.kicked(this);
    }
  }

  /** We may enter a private room. */
  record Invited(ModMessage.Invited invited) implements ModerationEvent {
    @Override
    public <T> T visit(Visitor<T> visitor) {
      return visitor.invited(this);
    }
  }

  /** Somebody's role in a room: asked for, or changed just now. */
  record RoleTold(ModMessage.Role role, boolean isUs, boolean isAsked) implements ModerationEvent {
    @Override
    public <T> T visit(Visitor<T> visitor) {
      return visitor.role(this);
    }
  }

  /**
   * A room's settings: asked for, sent because we are entering, or changed just now.
   *
   * @param changed the names of those that differ from what was known; empty if nothing was
   * @param isOurs whether we are changing them, which is reported when the server is done
   */
  record SettingsTold(
      ModMessage.Settings settings, Set<String> changed, boolean isAsked, boolean isOurs)
      implements ModerationEvent {
    public SettingsTold {
      changed = Set.copyOf(changed);
    }

    @Override
    public <T> T visit(Visitor<T> visitor) {
      return visitor.settings(this);
    }
  }

  /** A ban or mute: one of those asked for, or the one that we have just made. */
  record BanListed(ModMessage.Ban ban) implements ModerationEvent {
    @Override
    public <T> T visit(Visitor<T> visitor) {
      return visitor.ban(this);
    }
  }

  /** A report that waits for a moderator. */
  record ReportListed(ModMessage.Report report) implements ModerationEvent {
    @Override
    public <T> T visit(Visitor<T> visitor) {
      return visitor.report(this);
    }
  }

  /** Something that the operator, a room's moderators or the server have to say. */
  record ServerNotice(ModMessage.Notice notice) implements ModerationEvent {
    @Override
    public <T> T visit(Visitor<T> visitor) {
      return visitor.notice(this);
    }
  }
}
